import type { Case } from "../api/client";

/** A row of the queue as the person sees it. `gone` says that the case is no longer on this list. */
export interface Row {
  case: Case;
  gone: boolean;
}

/** What the queue shows, and how many cases wait outside of it. */
export interface Steady {
  rows: Row[];
  waiting: number;
}

/**
 * The rows to show when `fresh` arrives.
 *
 * While the person points at the list or has scrolled into it (`held`), no row moves under the hand: the ones that are
 * there keep their places and are brought up to date, and the others wait. Otherwise the list is as it arrived.
 */
export function steady(shown: Row[], fresh: Case[], held: boolean): Steady {
  if (!held) return { rows: fresh.map((each) => ({ case: each, gone: false })), waiting: 0 };
  const byId = new Map(fresh.map((each) => [each.id, each]));
  const rows = shown.map(({ case: old }) => ({ case: byId.get(old.id) ?? old, gone: !byId.has(old.id) }));
  const known = new Set(shown.map((row) => row.case.id));
  return { rows, waiting: fresh.filter((each) => !known.has(each.id)).length };
}
