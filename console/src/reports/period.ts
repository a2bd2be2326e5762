import { dayOf, daysIn, isDay, later } from "./days";

/** Days in the viewer's zone, both included. */
export interface Period {
  since: string;
  until: string;
}

/** Periods that end today, by the word that stands for them in an address. */
export const PRESETS = {
  "4-weeks": { name: "Last 4 weeks", days: 28 },
  "12-weeks": { name: "Last 12 weeks", days: 84 },
  "26-weeks": { name: "Last 26 weeks", days: 182 },
  year: { name: "Last 12 months", days: 365 },
} as const;
export type Preset = keyof typeof PRESETS;

export const USUAL: Preset = "12-weeks";
const MOST = 366; // days that are read at once

/** What an address says of days: a preset, or days of its own. */
export interface Chosen extends Period {
  preset: Preset | null;
}

/** The days in an address; the usual ones where none stand there, or they are no days. */
export function chosenIn(address: URLSearchParams, now: number, zone: string): Chosen {
  const [since, until] = [address.get("since"), address.get("until")];
  if (isDay(since) && isDay(until)) return { preset: null, since, until };
  const said = address.get("period");
  const preset = isPreset(said) ? said : USUAL;
  return { preset, ...lasting(preset, now, zone) };
}

/** The days of a preset, the last of them today. */
export function lasting(preset: Preset, now: number, zone: string): Period {
  const until = dayOf(now, zone);
  return { since: later(until, 1 - PRESETS[preset].days), until };
}

/** Why these days can't be read, in words; empty where they can. */
export function against(period: Period): string {
  const days = daysIn(period);
  if (days < 1) return "The first day comes after the last one.";
  return days > MOST ? `At most ${MOST} days are read at once.` : "";
}

function isPreset(said: string | null): said is Preset {
  return said !== null && Object.hasOwn(PRESETS, said);
}
