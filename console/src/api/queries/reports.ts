import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { ShareabilityQuery, ThemesQuery } from "../reports";

const SELDOM = 5 * 60_000;
const COLLECTED = 30_000; // while posts still come in
const MADE = 3_000; // while somebody waits for a file

/** What came of a case; nothing is shown where there is nothing yet, so no failure is tried again. */
export function useOutcome(caseId: string, version: number) {
  const api = useApi();
  return useQuery({
    queryKey: ["outcome", caseId, version],
    queryFn: () =>
      answer(api.GET("/api/v1/cases/{case_id}/outcome", { params: { path: { case_id: caseId } } })),
    staleTime: SELDOM,
    retry: false,
    placeholderData: keepPreviousData,
  });
}

/** How shareable the recoveries of a period were, cut as asked. */
export function useShareability(query: ShareabilityQuery, wanted = true) {
  const api = useApi();
  return useQuery({
    queryKey: ["shareability", query],
    queryFn: () => answer(api.GET("/api/v1/reports/shareability", { params: { query } })),
    enabled: wanted,
    staleTime: SELDOM,
    placeholderData: keepPreviousData,
  });
}

/** The teams by which cases are cut. */
export function useTeams() {
  const api = useApi();
  return useQuery({ queryKey: ["teams"], queryFn: () => answer(api.GET("/api/v1/reports/teams")) });
}

/** Whom we are compared with. */
export function useWatchList() {
  const api = useApi();
  return useQuery({ queryKey: ["watch list"], queryFn: () => answer(api.GET("/api/v1/reports/watch-list")) });
}

/** The windows in which we were compared, the newest first. */
export function useComparisons(wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["comparisons"],
    queryFn: () => answer(api.GET("/api/v1/reports/comparisons")),
    enabled: wanted,
    refetchInterval: COLLECTED,
  });
}

/** One window, brand by brand. */
export function useComparison(id: string, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["comparison", id],
    queryFn: () =>
      answer(
        api.GET("/api/v1/reports/comparisons/{comparison_id}", { params: { path: { comparison_id: id } } }),
      ),
    enabled: wanted,
    refetchInterval: ({ state }) => (state.data?.state === "done" ? false : COLLECTED),
  });
}

/** What complaints, or posts after a recovery, speak of again and again. */
export function useThemes(query: ThemesQuery, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["themes", query],
    queryFn: () => answer(api.GET("/api/v1/reports/themes", { params: { query } })),
    enabled: wanted,
    staleTime: SELDOM,
    placeholderData: keepPreviousData,
  });
}

/** The files that were made. */
export function useExports(wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["exports"],
    queryFn: () => answer(api.GET("/api/v1/reports/exports")),
    enabled: wanted,
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => each.state === "waiting") ? MADE : false,
  });
}

/** When and to whom the digest goes. */
export function useDigest() {
  const api = useApi();
  return useQuery({ queryKey: ["digest"], queryFn: () => answer(api.GET("/api/v1/reports/digest")) });
}
