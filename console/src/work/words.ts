import type { CaseState, Colleague, Desk } from "../api/client";

export const DESKS: Record<Desk, string> = { care: "Care", legal: "Legal", pr: "PR" };

/** Whose turn it is. */
export const TURNS: Record<CaseState, string> = {
  open: "Open: our turn",
  answered: "Answered: the customer's turn",
  snoozed: "Snoozed",
  resolved: "Resolved",
  merged: "Merged into another case",
};

const READERS: ReadonlySet<string> = new Set(["marketing", "auditor"]);

/** Whether a colleague can own a case: not whoever only reads. */
export function worksOnCases({ roles }: Colleague): boolean {
  return roles.some((role) => !READERS.has(role));
}

/** Whether nothing is done in a case any more. */
export function isClosed(state: CaseState): boolean {
  return state === "resolved" || state === "merged";
}
