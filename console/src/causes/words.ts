import type { Taxonomy } from "../api/client";
import type { Cause } from "../api/queries/causes";

/** What a version changed against the one before it. */
export function changes(before: Taxonomy | undefined, after: Taxonomy): string[] {
  if (after.version === 0) return ["The list that ships"];
  if (!before) return [];
  const old = new Map(everything(before));
  return everything(after).flatMap(([place, now]) => {
    const then = old.get(place);
    if (!then) return [`"${now.name}" added`];
    return [
      ...(then.name === now.name ? [] : [`"${then.name}" is called "${now.name}" now`]),
      ...(then.retired === now.retired ? [] : [`"${now.name}" ${now.retired ? "retired" : "in use again"}`]),
    ];
  });
}

/** Every group and every cause, by its place. */
function everything({ groups }: Taxonomy): [string, Cause][] {
  return groups.flatMap((group) => [
    [group.id, group] as [string, Cause],
    ...group.causes.map((cause): [string, Cause] => [`${group.id}/${cause.id}`, cause]),
  ]);
}
