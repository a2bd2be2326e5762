import type { Pair, Part, Pending, Reply } from "../api/client";

/** How the replies of a case that wait stand, as one word: with another one, what waits for whom may be another thing. */
export function markOf(replies: Reply[]): string {
  return replies
    .filter(({ state }) => state === "in_review" || state === "approved")
    .map(({ id, version }) => `${id}:${version}`)
    .sort()
    .join(" ");
}

/** Whether a reply waits for this person's approval; undefined while that is not known. */
export function isYours(pending: Pending | undefined, id: string): boolean | undefined {
  return pending?.yours?.includes(id);
}

/** Another reply of the case that waits, as seen from one of them. */
export interface Beside {
  reply: Reply;
  samePost: boolean;
  /** What it has instead of the one's words; empty where nobody compared them. */
  parts: Part[];
}

/** What waits beside a reply. */
export function beside(pending: Pending | undefined, id: string): Beside[] {
  const found = pending?.replies ?? [];
  if (!found.some((reply) => reply.id === id)) return [];
  return found
    .filter((reply) => reply.id !== id)
    .map((reply) => {
      const pair = pending?.pairs.find(({ one, other }) => isPair(one, other, id, reply.id));
      return { reply, samePost: pair?.same_post ?? false, parts: pair ? from(pair, id) : [] };
    });
}

function isPair(one: string, other: string, a: string, b: string): boolean {
  return (one === a && other === b) || (one === b && other === a);
}

/** A pair's parts, read from one of its replies. */
function from({ one, parts }: Pair, id: string): Part[] {
  if (one === id) return parts;
  return parts.map(({ kind, text }) => ({ kind: TURNED[kind], text }));
}

const TURNED: Record<Part["kind"], Part["kind"]> = { same: "same", removed: "added", added: "removed" };
