import type { Taxonomy } from "../api/client";

const BETWEEN = "/";
const OTHER = "other";

/** The root causes that can be chosen, in their groups, as a Select takes them. */
export function offered(taxonomy: Taxonomy | undefined) {
  return (taxonomy?.groups ?? [])
    .filter(({ retired }) => !retired)
    .map((group) => ({
      group: group.name,
      items: group.causes
        .filter(({ retired }) => !retired)
        .map(({ id, name }) => ({
          value: group.id + BETWEEN + id,
          label: id === OTHER ? `${name} (${group.name.toLowerCase()})` : name,
        })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** A root cause in words, also one that is retired by now; its own name where the list does not know it. */
export function causeName(taxonomy: Taxonomy | undefined, cause: string): string {
  const [first, second] = cause.split(BETWEEN);
  const group = taxonomy?.groups.find(({ id }) => id === first);
  const named = group?.causes.find(({ id }) => id === second);
  return group && named ? `${group.name}: ${named.name}` : cause;
}

/** Whether a cause says nothing without a note. */
export function isOther(cause: string): boolean {
  return cause.endsWith(BETWEEN + OTHER);
}
