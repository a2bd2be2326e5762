import type { ExposedPost } from "../api/queries/handoffs";

const LIST = new Intl.ListFormat("en", { type: "conjunction" });

/** What the customer's public posts show of them, in words; each kind once. */
export function exposedWords(posts: ExposedPost[]): string {
  return LIST.format(new Set(posts.flatMap(({ found }) => found.map(({ words }) => words))));
}

/** One line for each kind of reason: two rules of one kind read as one. */
export function byReason<H extends { reason: string; why: string }>(
  hints: H[],
): { reason: H["reason"]; whys: string[] }[] {
  const found = new Map<H["reason"], string[]>();
  for (const { reason, why } of hints) found.set(reason, [...(found.get(reason) ?? []), why]);
  return [...found].map(([reason, whys]) => ({ reason, whys }));
}
