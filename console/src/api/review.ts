import { useQuery } from "@tanstack/react-query";
import { answer, type Reply, type ReviewDesk, useApi } from "./client";

const WAITING = 5_000;
const LONG = 60_000;

/** What differs between a reply's words and those before them. */
export function useComparison({ case_id, id, text_version }: Reply) {
  const api = useApi();
  return useQuery({
    queryKey: ["diff", id, text_version],
    queryFn: () =>
      answer(
        api.GET("/api/v1/cases/{case_id}/replies/{reply_id}/diff", {
          params: {
            path: { case_id, reply_id: id },
            query: { before: text_version - 1, after: text_version },
          },
        }),
      ),
    staleTime: LONG,
  });
}

/** Templates that fit a case. */
export function useSuggestions(caseId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["suggestions", caseId],
    queryFn: () =>
      answer(
        api.GET("/api/v1/cases/{case_id}/suggestions", {
          params: { path: { case_id: caseId }, query: { limit: 3 } },
        }),
      ),
    staleTime: LONG,
  });
}

/** What waits for a desk's approval; without a desk, what this person may approve now. */
export function useApprovals(desk: ReviewDesk | null, cursor: string | null = null) {
  const api = useApi();
  return useQuery({
    queryKey: ["approvals", desk, cursor],
    queryFn: () =>
      answer(
        api.GET("/api/v1/approvals", {
          params: { query: { limit: 20, ...(desk && { desk }), ...(cursor && { cursor }) } },
        }),
      ),
    refetchInterval: WAITING,
  });
}
