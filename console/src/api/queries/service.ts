import { useQuery } from "@tanstack/react-query";
import { answer, type BrandSettings, useApi } from "../client";

export type Service = BrandSettings["service"];

/** The targets that count where the brand has none of its own; they change with a release. */
export function useServiceDefaults() {
  const api = useApi();
  return useQuery({
    queryKey: ["service defaults"],
    queryFn: () => answer(api.GET("/api/v1/brand/service-defaults")),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
