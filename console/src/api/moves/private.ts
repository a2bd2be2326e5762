import { answer, type Case, type Override } from "../client";
import { useMove } from "../moves";

/** Write to a case's customer in private. `sent` is called once the message is on its way. */
export function useSendMessage(of: Case, sent: () => void) {
  const params = { path: { case_id: of.id } };
  return useMove(async (api, body: { text: string; overrides: Override[]; in_reply_to: string | null }) => {
    const reply = await answer(api.POST("/api/v1/cases/{case_id}/messages", { params, body }));
    sent();
    return reply;
  }, "It is on its way to the customer.");
}
