import type { Colleague, Role } from "../api/client";
import type { Named } from "../api/queries/paths";
import { plain } from "../shared/hidden";

const APPROVERS: ReadonlySet<Role> = new Set<Role>(["senior", "legal", "pr", "admin"]);

/** Whether a colleague's roles let them approve replies. */
export function approves({ roles }: Colleague): boolean {
  return roles.some((role) => APPROVERS.has(role));
}

/** Whom a step can name: those who approve, and whoever is named already. */
export function choices(colleagues: Colleague[], already: Named[]) {
  const known = new Map<string, string>(
    [...already, ...colleagues.filter(approves)].map(({ id, name }) => [id, plain(name) || id]),
  );
  return [...known].map(([value, label]) => ({ value, label }));
}

/** People by their ids. */
export function named(ids: string[], colleagues: Colleague[], already: Named[]): Named[] {
  const known = new Map([...already, ...colleagues].map(({ id, name }) => [id, { id, name }]));
  return ids.flatMap((id) => known.get(id) ?? []);
}
