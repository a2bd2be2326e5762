import type { Template, TemplateState, Wording, Words } from "../api/queries/templates";

export const STATES: Record<TemplateState, string> = {
  draft: "Draft",
  in_review: "In review",
  approved: "In use",
  retired: "Retired",
};
export const DESKS = { care: "Care", legal: "Legal", pr: "PR" };

export const EMPTY: Words = {
  name: "",
  topic: "",
  platform: null,
  language: "en",
  text: "",
  description: "",
  keywords: [],
  needs_pr: false,
  stage: null,
};

/** The template's wordings, what is in use first. */
export function wordings({ current, proposed }: Template): Wording[] {
  return [current, proposed].filter((wording) => !!wording);
}

/** The wording that names the template: what is in use, or else what shall be. */
export function named(template: Template): Words {
  return wordings(template)[0]?.words ?? EMPTY;
}

/** The desks whose approval a wording still waits for. */
export function missing({ words, consents }: Wording): ("legal" | "pr")[] {
  const desks: ("legal" | "pr")[] = words.needs_pr ? ["legal", "pr"] : ["legal"];
  return desks.filter((desk) => !consents.some((consent) => consent.desk === desk));
}

/** Where a wording stands: "Waits for legal and PR". */
export function standing(wording: Wording): string {
  if (wording.state !== "in_review") return STATES[wording.state];
  const left = missing(wording).map((desk) => (desk === "pr" ? "PR" : "legal"));
  return `Waits for ${left.join(" and ")}`;
}

/** A part of a text; `place` names the placeholder that it is. */
export interface Piece {
  text: string;
  place?: string;
}

/** A text cut at its placeholders. */
export function pieces(text: string, known: string[]): Piece[] {
  return text
    .split(/(\{[A-Za-z_]+\})/)
    .filter(Boolean)
    .map((part) => {
      const place = part.slice(1, -1);
      return part === `{${place}}` && known.includes(place) ? { text: part, place } : { text: part };
    });
}

const NAMES = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** A language's name, or its code where that is none. */
export function language(code: string): string {
  return /^[a-z]{2,3}$/.test(code) ? (NAMES.of(code) ?? code) : code;
}

/** A topic as people read it: "late-delivery" is "late delivery". */
export function topic(slug: string): string {
  return slug.replaceAll("-", " ");
}

/** What was typed as a topic, as the library keeps it. */
export function slug(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** A share as whole percent; nothing of nothing. */
export function share(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((part / whole) * 100)}%` : "–";
}
