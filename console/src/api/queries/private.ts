import { useQuery } from "@tanstack/react-query";
import { answer, type Case, type Reply, useApi } from "../client";

const LOOKED_AT = 60_000; // asking a platform is billed

/** Whether a message would reach the customer, asked anew with each of theirs and of ours. */
export function useReach(of: Case, mentionId: string | undefined, ours: Reply[]) {
  const api = useApi();
  return useQuery({
    queryKey: ["eligibility", "private", of.id, mentionId, ours.length],
    queryFn: () =>
      answer(
        api.GET("/api/v1/cases/{case_id}/messages/eligibility", {
          params: { path: { case_id: of.id }, query: { ...(mentionId && { mention_id: mentionId }) } },
        }),
      ),
    enabled: mentionId !== undefined,
    staleTime: LOOKED_AT,
    refetchOnWindowFocus: false,
  });
}
