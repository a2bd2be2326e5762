import type { Absence, Away } from "../api/queries/away";
import { moment } from "../shared/time";

/** Until when somebody is away: " until Fri 1 May, 10:00", or nothing where they did not say. */
function end({ until }: Away): string {
  return until ? ` until ${moment(until)}` : "";
}

/** That one is away, and who stands in. */
export function isAway(away: Away): string {
  return `You are away${end(away)}. ${away.deputy.name} stands in for you.`;
}

/** For whom one stands in; empty where for nobody. */
export function standsIn({ stands_in_for: others }: Absence): string {
  if (others.length === 0) return "";
  const names = others.map((away) => away.person.name + end(away));
  const last = names.pop();
  return `You stand in for ${names.length > 0 ? `${names.join(", ")} and ${last}` : last}.`;
}
