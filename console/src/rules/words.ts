import type { Decision } from "../api/queries/rules";
import { severity } from "../shared/severity";

export const DESKS = { care: "Care", legal: "Legal", pr: "PR" };

/** Where a post goes: "PR, critical, by reach". */
export function decided({ desk, severity: level, lane, rule }: Decision): string {
  const unsure = lane === "unsure" ? ", not sure" : "";
  return `${DESKS[desk]}, ${severity(level).word.toLowerCase()}${unsure}${rule ? `, by ${rule}` : ""}`;
}

/** How many of the tried posts would go elsewhere. */
export function moves(tried: number, moved: number): string {
  if (tried === 0) return "There is no post of the last 30 days to try them on.";
  const posts = tried === 1 ? "the one post that there is" : `the last ${tried.toLocaleString("en")} posts`;
  const some = moved === 0 ? "None" : moved.toLocaleString("en");
  return `${some} of ${posts} would go elsewhere than by the rules that count now.`;
}
