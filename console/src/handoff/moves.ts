import type { Handoff } from "../api/queries/handoffs";

export type Move = "follow up" | "give up" | "resolve" | "close" | "ask" | "back" | "end";

/** What a person can do with a handoff as it stands, what is most often wanted first. */
export function movesOf({ state, follow_up_id, closing_id }: Handoff): Move[] {
  switch (state) {
    case "invited":
      return follow_up_id ? ["give up"] : ["follow up", "give up"];
    case "joined":
      return ["resolve"];
    case "resolved":
      return closing_id ? ["ask"] : ["close", "ask", "back", "end"];
    case "drafted":
    case "closed":
    case "unanswered":
    case "withdrawn":
      return [];
  }
}
