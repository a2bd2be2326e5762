import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, type Case, useApi } from "../client";

const PRESENCE = 20_000; // whoever said nothing for 50 seconds counts as gone
const SELDOM = 5 * 60_000;
const CUSTOMER = 30_000;

/** The root causes to choose from. */
export function useCauses(wanted = true) {
  const api = useApi();
  return useQuery({
    queryKey: ["causes"],
    queryFn: () => answer(api.GET("/api/v1/causes")),
    staleTime: SELDOM,
    enabled: wanted,
  });
}

/** The brand's tags, the most used first. */
export function useTagUses(begins: string, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["tags", begins],
    queryFn: () => answer(api.GET("/api/v1/tags", { params: { query: { begins } } })),
    placeholderData: keepPreviousData,
    enabled: wanted,
  });
}

/** Say that one looks at a case, and whether one writes; a page in the background does not look. */
export function usePresence(caseId: string, typing: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["presence", caseId, typing],
    queryFn: () =>
      answer(
        api.PUT("/api/v1/cases/{case_id}/viewers/me", {
          params: { path: { case_id: caseId } },
          body: { typing },
        }),
      ),
    refetchInterval: PRESENCE,
  });
}

/** A customer's cases on every platform, and whom people said that they are, too. */
export function useCustomer({ platform, author_id }: Case) {
  const api = useApi();
  return useQuery({
    queryKey: ["customer", platform, author_id],
    queryFn: () =>
      answer(
        api.GET("/api/v1/customers/{platform}/{author_id}", { params: { path: { platform, author_id } } }),
      ),
    staleTime: CUSTOMER,
  });
}

/** A case that somebody named, as it is now; nothing is asked while there is no name. */
export function useNamedCase(caseId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["case", caseId],
    queryFn: () => answer(api.GET("/api/v1/cases/{case_id}", { params: { path: { case_id: caseId } } })),
    enabled: caseId !== "",
    retry: false,
  });
}
