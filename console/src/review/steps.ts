import type { Reply } from "../api/client";

const DESKS = { senior: "a second person", legal: "legal", pr: "PR" } as const;

/** A step of a reply's path in words, who agreed to it, and whether it is over, on now, or still to come. */
export interface Standing {
  words: string;
  by: string[];
  state: "done" | "now" | "later";
}

/** Whom a reply in review waits for, where that is not this person, in words. */
export function waitsFor(reply: Reply, me: string | undefined): string {
  const { path, approvals, step, writers } = reply;
  const now = path?.steps[step];
  const who = now?.named.length
    ? now.named.map(({ name }) => name).join(" or ")
    : DESKS[now?.desk ?? "senior"];
  if (approvals.some(({ by }) => by === me)) return `You approved it. It waits for ${others(who)}.`;
  if (me && writers.includes(me)) return `Some of its words are yours. It waits for ${others(who)}.`;
  return `Waits for ${who}.`;
}

function others(who: string): string {
  return who === DESKS.senior ? "somebody else" : who;
}

/** What goes through a path: a reply, or a statement. */
export type OnPath = Pick<Reply, "path" | "approvals" | "step"> & { state: string };

export function standing({ path, approvals, step, state }: OnPath): Standing[] {
  return (path?.steps ?? []).map(({ desk, need, named }, place) => {
    const by = approvals.filter((consent) => consent.step === place).map(({ by_name }) => by_name);
    const who = named.length > 0 ? named.map(({ name }) => name).join(" or ") : DESKS[desk];
    const words = need > 1 ? `${by.length} of ${need} of ${who}` : who;
    const over = state !== "in_review" || place < step;
    return { words, by, state: over && by.length >= need ? "done" : place === step ? "now" : "later" };
  });
}
