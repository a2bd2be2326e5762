import type { Reply } from "../api/client";

const DESKS = { senior: "a second person", legal: "legal", pr: "PR" } as const;

/** A step of a reply's path in words, who agreed to it, and whether it is over, on now, or still to come. */
export interface Standing {
  words: string;
  by: string[];
  state: "done" | "now" | "later";
}

export function standing({ path, approvals, step, state }: Reply): Standing[] {
  return (path?.steps ?? []).map(({ desk, need, named }, place) => {
    const by = approvals.filter((consent) => consent.step === place).map(({ by_name }) => by_name);
    const who = named.length > 0 ? named.map(({ name }) => name).join(" or ") : DESKS[desk];
    const words = need > 1 ? `${by.length} of ${need} of ${who}` : who;
    const over = state !== "in_review" || place < step;
    return { words, by, state: over && by.length >= need ? "done" : place === step ? "now" : "later" };
  });
}
