import type { Reply } from "../api/client";
import type { Handoff } from "../api/queries/handoffs";

export type Purpose = "invitation" | "follow-up" | "closing";

/** What a public reply does for a handoff; null for an ordinary one. */
export function purposeOf({ id }: Pick<Reply, "id">, handoffs: Handoff[]): Purpose | null {
  for (const handoff of handoffs) {
    if (handoff.reply_id === id) return "invitation";
    if (handoff.follow_up_id === id) return "follow-up";
    if (handoff.closing_id === id) return "closing";
  }
  return null;
}
