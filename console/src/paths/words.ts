import type { ReviewDesk } from "../api/client";
import type { PathRule, Paths, Step } from "../api/queries/paths";

export const DESKS: Record<ReviewDesk, string> = { senior: "Second person", legal: "Legal", pr: "PR" };

/** Who has to agree, in their order: "one of legal, then 2 of PR". */
export function stepsInWords(steps: Step[]): string {
  return steps.map(stepInWords).join(", then ");
}

function stepInWords({ desk, need, named }: Step): string {
  const names = named.map(({ name }) => name);
  if (names.length > 0) return need === 1 ? names.join(" or ") : `${need} of ${names.join(", ")}`;
  if (desk === "senior") return need === 1 ? "one other person" : `${need} other people`;
  return `${need === 1 ? "one" : need} of ${desk === "pr" ? "PR" : desk}`;
}

/** What a version changed against the one before it. */
export function changes(before: Paths | undefined, after: Paths): string[] {
  if (after.version === 0) return ["The paths that ship"];
  if (!before) return [];
  const [old, now] = [byName(before), byName(after)];
  const both = [...now.keys()].filter((name) => old.has(name));
  const stayed = [...old.keys()].filter((name) => now.has(name));
  return [
    ...[...now.keys()].filter((name) => !old.has(name)).map((name) => `Path "${name}" added`),
    ...[...old.keys()].filter((name) => !now.has(name)).map((name) => `Path "${name}" removed`),
    ...both.filter((name) => differs(old.get(name), now.get(name))).map((name) => `Path "${name}" changed`),
    ...(differs(both, stayed) ? ["Another order"] : []),
  ];
}

function byName({ rules }: Paths): Map<string, PathRule> {
  return new Map(rules.map((rule) => [rule.path.name, rule]));
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
