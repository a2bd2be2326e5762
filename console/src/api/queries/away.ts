import { useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { components } from "../schema";
import { useMay } from "../queries";

export type Absence = components["schemas"]["Absence"];
export type Away = components["schemas"]["Away"];

const ABSENCE = 60_000;

/** Whether the person is away, and for whom they stand in. */
export function useAbsence() {
  const api = useApi();
  const mayRead = useMay("read cases");
  return useQuery({
    queryKey: ["away"],
    queryFn: () => answer(api.GET("/api/v1/me/away")),
    refetchInterval: ABSENCE,
    enabled: mayRead,
  });
}
