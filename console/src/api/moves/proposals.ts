import { answer, type Override, type Reply, seen } from "../client";
import { useMove } from "../moves";

const PROPOSAL = "/api/v1/cases/{case_id}/replies/{reply_id}/proposal";

function at({ case_id, id, version }: Reply, before = version) {
  return { path: { case_id, reply_id: id }, header: seen(before) };
}

/** Propose other words for a reply; `version` is the one that the person had before them. */
export function usePropose(reply: Reply, done: () => void) {
  return useMove(async (api, { version, ...body }: { text: string; note: string; version: number }) => {
    const proposed = await answer(api.POST(PROPOSAL, { params: at(reply, version), body }));
    done();
    return proposed;
  }, "Proposed. The author is told.");
}

/** Take the proposed words, as the author. */
export function useAcceptProposal(reply: Reply) {
  return useMove(
    (api, overrides: Override[]) =>
      answer(api.POST(`${PROPOSAL}/accept`, { params: at(reply), body: { overrides } })),
    "Accepted. Its approval starts over.",
  );
}

/** Turn the proposed words down, or take them back, with the reason. `done` is called once they are gone. */
export function useDeclineProposal(reply: Reply, done: () => void) {
  return useMove(async (api, why: string) => {
    const declined = await answer(api.POST(`${PROPOSAL}/decline`, { params: at(reply), body: { why } }));
    done();
    return declined;
  }, "The words stay as they were.");
}

/** Approve the proposed words, as a third person. */
export function useApproveProposal(reply: Reply) {
  return useMove(
    (api, overrides: Override[]) =>
      answer(api.POST(`${PROPOSAL}/approve`, { params: at(reply), body: { overrides } })),
    ({ length }) => (length > 0 ? "Approved, with the reasons that you gave." : "Approved."),
  );
}
