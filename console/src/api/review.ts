import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, type Reply, type ReviewDesk, useApi } from "./client";

const WAITING = 5_000;
const LONG = 60_000;

/** What differs between two texts of a reply. */
export function useComparison({ case_id, id }: Reply, before: number, after: number) {
  const api = useApi();
  return useQuery({
    queryKey: ["diff", id, before, after],
    queryFn: () =>
      answer(
        api.GET("/api/v1/cases/{case_id}/replies/{reply_id}/diff", {
          params: {
            path: { case_id, reply_id: id },
            query: { before, after },
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

/** The replies of a case that wait at once, and which of them wait for this person; `mark` says how they stand. */
export function usePending(caseId: string, mark: string, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["pending", caseId, mark],
    queryFn: () =>
      answer(api.GET("/api/v1/cases/{case_id}/pending", { params: { path: { case_id: caseId } } })),
    enabled: wanted && mark !== "",
    refetchInterval: LONG, // who is away, and for whom one decides, changes without the replies
    placeholderData: keepPreviousData,
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
