import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type Checked = Schemas["amends__api__approvals__Checked"];
export type Named = Schemas["Named"];
export type PathRule = Schemas["PathRule"];
export type Paths = Schemas["Paths"];
export type Step = Schemas["Step"];

/** Who has to approve what; it changes seldom, so no clock asks for it. */
export function usePaths() {
  const api = useApi();
  return useQuery({
    queryKey: ["approval paths"],
    queryFn: () => answer(api.GET("/api/v1/approval-paths")),
  });
}

/** Who changed that, when and why; what ships is the last. */
export function usePathVersions() {
  const api = useApi();
  return useQuery({
    queryKey: ["approval path versions"],
    queryFn: () => answer(api.GET("/api/v1/approval-paths/versions", { params: { query: { limit: 50 } } })),
  });
}

/** What is wrong with rules that are being typed, and what they can ask; nothing is asked of those who only read. */
export function useCheckedPaths(rules: PathRule[] | null) {
  const api = useApi();
  return useQuery({
    queryKey: ["approval paths checked", rules],
    queryFn: () => answer(api.POST("/api/v1/approval-paths/check", { body: { rules: rules ?? [] } })),
    enabled: rules !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
