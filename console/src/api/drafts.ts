import { useQuery } from "@tanstack/react-query";
import type { Shelf } from "../drafts/keeper";
import { type Base, nothing } from "../drafts/words";
import { type Api, answer, seen, useApi, type Working } from "./client";

const DRAFT = "/api/v1/cases/{case_id}/draft";

/** In place of a reply's id: a new message that only its customer will read. */
export const PRIVATE = "private";

/** What somebody writes at: other words for a reply; without one, a new reply. */
export interface Place {
  caseId: string;
  replyId: string | null;
}

/** Where the server keeps what the person types. */
export function shelf(api: Api, place: Place): Shelf {
  const { caseId: case_id, replyId: reply_id } = place;
  const params = at(place);
  return {
    look: async (initial) => base(await answer(api.GET(DRAFT, { params })), initial),
    keep: async (text, in_reply_to, version) => {
      const body = { text, in_reply_to, reply_id };
      const header = seen(version);
      // The call outlives the page, which may be about to go.
      return base(
        await answer(api.PUT(DRAFT, { params: { path: { case_id }, header }, body, keepalive: true })),
        "",
      );
    },
    drop: () => answer(api.DELETE(DRAFT, { params })),
  };
}

/** Whether the person left words here that they did not send. */
export function useLeft(place: Place, wanted: boolean): boolean {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ["left", place.caseId, place.replyId],
    queryFn: () => answer(api.GET(DRAFT, { params: at(place) })),
    enabled: wanted,
  });
  return wanted && (data?.version ?? 0) > 0;
}

function at({ caseId: case_id, replyId: reply_id }: Place) {
  return { path: { case_id }, query: { ...(reply_id && { reply_id }) } };
}

function base({ text, in_reply_to, version, saved_at }: Working, initial: string): Base {
  if (version === 0) return nothing(initial);
  return { text, inReplyTo: in_reply_to ?? null, version, at: saved_at ?? null };
}
