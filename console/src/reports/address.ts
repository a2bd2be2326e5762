import type { Cut, ThemesOf } from "../api/reports";
import { type Chosen, type Period } from "./period";

/** By what cases can be cut, in words; what a case must be can be asked by all but the week. */
export const CUTS: Record<Cut, string> = {
  week: "Week",
  topic: "Topic",
  platform: "Platform",
  desk: "Desk",
  severity: "Severity",
  private: "Private or public",
  region: "Region",
  cause: "Root cause",
  incident: "Incident",
  template: "Template",
  team: "Team",
};

export type Field = Exclude<Cut, "week">;
export const FIELDS = Object.keys(CUTS).filter((cut): cut is Field => cut !== "week");
export const DAYS = [1, 3, 7, 14, 30] as const;
const USUAL_DAYS = 7;
const LONGEST = 120;

/** What an address asks of the shareability page, but its days. */
export interface Sought {
  by: Cut;
  days: number;
  only: Partial<Record<Field, string>>;
}

/** What an address asks; what it does not know is left out. */
export function soughtIn(address: URLSearchParams): Sought {
  const by = address.get("by") ?? "";
  const days = Number(address.get("days"));
  const only = FIELDS.flatMap((field) => {
    const value = address.get(field)?.slice(0, LONGEST);
    return value && isAskable(field, value) ? [[field, value]] : [];
  });
  return {
    by: Object.hasOwn(CUTS, by) ? (by as Cut) : "week",
    days: DAYS.some((each) => each === days) ? days : USUAL_DAYS,
    only: Object.fromEntries(only) as Sought["only"],
  };
}

function isAskable(field: Field, value: string): boolean {
  if (field === "private") return value === "private" || value === "public";
  return field === "severity" ? /^[1-4]$/.test(value) : true;
}

/** The address that asks it; what is usual need not stand there. */
export function sought({ by, days, only }: Sought): Record<string, string> {
  return {
    ...(by !== "week" && { by }),
    ...(days !== USUAL_DAYS && { days: String(days) }),
    ...Object.fromEntries(Object.entries(only).filter(([, value]) => value)),
  };
}

/** The part of the API's question that says what a case must be. */
export function narrowed({ private: kept, severity, ...others }: Sought["only"]) {
  return {
    ...others,
    ...(kept && { private: kept === "private" }),
    ...(severity && { severity: Number(severity) }),
  };
}

/** What an address asks of the themes page, but its days. */
export interface SoughtThemes {
  of: ThemesOf;
  topic?: string;
  region?: string;
}

/** Of what the themes are asked, and where. */
export function soughtThemesIn(address: URLSearchParams): SoughtThemes {
  const [topic, region] = [address.get("topic"), address.get("region")];
  return {
    of: address.get("of") === "afterwards" ? "afterwards" : "complaints",
    ...(topic && { topic: topic.slice(0, LONGEST) }),
    ...(region && { region: region.slice(0, LONGEST) }),
  };
}

/** The part of an address that names days: a preset as such, for it means other days tomorrow. */
export function dated({ preset, since, until }: Chosen): Record<string, string> {
  return preset ? { period: preset } : { since, until };
}

/** The address of what one sees, for somebody else: with its days, so that they see the same tomorrow. */
export function pinned(address: URL, { since, until }: Period): string {
  const fixed = new URL(address);
  fixed.searchParams.delete("period");
  fixed.searchParams.set("since", since);
  fixed.searchParams.set("until", until);
  return fixed.href;
}
