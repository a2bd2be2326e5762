import { answer, type ChangeReason, type Override, seen } from "../client";
import { useMove } from "../moves";
import type { Stage, Statement, StatementText } from "../queries/statements";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type NewStatement = Schemas["NewStatement"];

const STATEMENTS = "/api/v1/incidents/{incident_id}/statements";
const STATEMENT = `${STATEMENTS}/{statement_id}` as const;

function at({ incident_id, id, version }: Statement) {
  return { path: { incident_id, statement_id: id }, header: seen(version) };
}

/** What a statement says, and the moment that it promises. */
export interface StatementWords {
  stage: Stage;
  texts: StatementText[];
  next_update_at: string | null;
}

/** Begin a statement, from a template where one is named. */
export function useDraftStatement(incidentId: string, done: (statement: Statement) => void) {
  const params = { path: { incident_id: incidentId } };
  return useMove(
    async (api, body: NewStatement) => {
      const statement = await answer(api.POST(STATEMENTS, { params, body }));
      done(statement);
      return statement;
    },
    ({ stage }) => (stage === "correction" ? "Everything is stopped. Write what is right." : "Draft begun."),
    true,
  );
}

/** Other words for a draft; `statement` is as the person saw it. */
export function useEditStatement(statement: Statement, saved: (statement: Statement) => void) {
  return useMove(
    async (api, body: StatementWords) => {
      const edited = await answer(api.PUT(STATEMENT, { params: at(statement), body }));
      saved(edited);
      return edited;
    },
    "Draft saved.",
    true,
  );
}

/** Put it in front of those who approve. */
export function useSubmitStatement(of: Statement) {
  return useMove(
    (api, overrides: Override[]) =>
      answer(api.POST(`${STATEMENT}/submit`, { params: at(of), body: { overrides } })),
    "Sent to review.",
  );
}

/** Approve exactly the words that are on the screen. */
export function useApproveStatement(of: Statement) {
  return useMove((api) => answer(api.POST(`${STATEMENT}/approve`, { params: at(of) })), "Approved.");
}

/** Send it back to its author. */
export function useReturnStatement(of: Statement) {
  return useMove(
    (api, body: { reason: ChangeReason; why: string }) =>
      answer(api.POST(`${STATEMENT}/request-changes`, { params: at(of), body })),
    "Sent back to its author.",
  );
}

/** Take it out of review. */
export function useWithdrawStatement(of: Statement) {
  return useMove(
    (api) => answer(api.POST(`${STATEMENT}/withdraw`, { params: at(of) })),
    "It is a draft again.",
  );
}

/** Discard a draft, or give out no more of what is approved. */
export function useEndStatement(of: Statement) {
  return useMove(
    (api, why: string) => answer(api.POST(`${STATEMENT}/end`, { params: at(of), body: { why } })),
    of.state === "draft" || of.state === "in_review" ? "Discarded." : "Ended.",
  );
}

/** Give it out, to everyone who waits. */
export function useGive(of: Statement) {
  return useMove(
    (api) => answer(api.POST(`${STATEMENT}/give`, { params: at(of) })),
    "It goes out, a minute's worth at a time.",
  );
}
