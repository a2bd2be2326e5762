import type { Measured } from "../api/queries/handoffs";
import { span } from "../shared/time";

const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });

/** What is counted, in the order of the columns. */
export const COLUMNS: { name: string; cell: (of: Measured) => string }[] = [
  { name: "Invited", cell: ({ invited }) => String(invited) },
  { name: "Joined", cell: ({ joined, invited }) => of(joined, invited) },
  { name: "Time to join", cell: ({ minutes_to_join }) => timeToJoin(minutes_to_join) },
  { name: "Resolved in private", cell: ({ resolved_in_private, joined }) => of(resolved_in_private, joined) },
  { name: "Closed in public", cell: ({ closed_in_public, joined }) => of(closed_in_public, joined) },
  { name: "Went public again", cell: ({ went_public_again, joined }) => of(went_public_again, joined) },
  { name: "No answer", cell: ({ unanswered, invited }) => of(unanswered, invited) },
];

/** The median time from the invitation to the first private message. */
export function timeToJoin(minutes: number | null | undefined): string {
  return minutes === null || minutes === undefined ? "–" : span(minutes * 60_000);
}

/** A count with its share of those of whom it could be true: who wrote without an invitation is in no such share. */
function of(count: number, whole: number): string {
  return whole > 0 && count <= whole ? `${count} (${PERCENT.format(count / whole)})` : String(count);
}
