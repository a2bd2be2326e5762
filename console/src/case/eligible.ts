import type { Eligibility } from "../api/client";
import { sentence } from "../api/problem";
import { dollars } from "../shared/money";

// A person may want a second answer all the same; no other reason gives way.
const SECOND = new Set(["answered", "perhaps_answered"]);

/** Whether the post has an answer of ours, or may have, so that another must be wanted. */
export function isSecond(of: Eligibility): boolean {
  return of.reasons.some(({ code, blocks }) => blocks && SECOND.has(code));
}

/** Why it can't be answered, as sentences; empty where it can. `again` says that a second answer is wanted. */
export function obstacles(of: Eligibility | undefined, again: boolean): string {
  const blocking = of?.reasons.filter(({ code, blocks }) => blocks && !(again && SECOND.has(code)));
  return (blocking ?? []).map(({ words }) => sentence(words)).join(" ");
}

/** What an answer costs, in words. */
export function price({ plain, with_link }: Eligibility["cost"]): string {
  if (Number(plain) === 0 && Number(with_link) === 0) return "An answer costs nothing.";
  if (plain === with_link) return `An answer costs ${dollars(plain)}.`;
  return `An answer costs ${dollars(plain)} without a link and ${dollars(with_link)} with one.`;
}
