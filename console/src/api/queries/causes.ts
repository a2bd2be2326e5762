import { useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { components } from "../schema";

export type Cause = components["schemas"]["Cause"];
export type CauseGroup = components["schemas"]["Group"];

/** Who changed the root causes, when and why; what ships is the last. */
export function useCausesVersions() {
  const api = useApi();
  return useQuery({
    queryKey: ["causes versions"],
    queryFn: () => answer(api.GET("/api/v1/causes/versions", { params: { query: { limit: 50 } } })),
  });
}
