import type { Told } from "../api/client";

/** One of the four things that an invitation says, in this order. */
export interface Check {
  rule: string;
  name: string;
  /** What would say it, for somebody who looks for words. */
  hint: string;
}

export const CHECKS: Check[] = [
  {
    rule: "invitation.acknowledges",
    name: "Acknowledges first",
    hint: "Say what went wrong for them before anything else.",
  },
  {
    rule: "invitation.why_private",
    name: "Says why in private",
    hint: "It is about their privacy, not about how we look.",
  },
  {
    rule: "invitation.what_happens",
    name: "Says what will happen, and by when",
    hint: "What you will do there, with a time.",
  },
  { rule: "invitation.invites", name: "Invites", hint: "A way to write to us, at the end." },
];

/** Whether a text says it; "asked" while the rules have not answered for this text. */
export type Standing = "said" | "missing" | "asked";

/** How each check stands. `told` is what the rules say of this very text; undefined while they were not asked. */
export function standings(text: string, told: Told | undefined): (Check & { standing: Standing })[] {
  const missing = new Set(told?.findings.map(({ rule }) => rule));
  return CHECKS.map((check) => {
    if (text.trim() === "") return { ...check, standing: "missing" };
    if (!told) return { ...check, standing: "asked" };
    return { ...check, standing: missing.has(check.rule) ? "missing" : "said" };
  });
}

/** All four in one sentence, for those who listen: only what changed would leave them guessing at the rest. */
export function inOneSentence(checks: { name: string; standing: Standing }[]): string {
  if (checks.some(({ standing }) => standing === "asked")) return "Looking at the four parts…";
  const missing = checks
    .filter(({ standing }) => standing === "missing")
    .map(({ name }) => name.toLowerCase());
  if (missing.length === 0) return "All four parts are there.";
  return `${checks.length - missing.length} of ${checks.length} parts are there. Missing: ${missing.join("; ")}.`;
}
