import { useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";

const SELDOM = 5 * 60_000;

/** Those who have signed in: whom one can call, hand a case to, tell, or leave in one's place. */
export function useColleagues(wanted = true) {
  const api = useApi();
  return useQuery({
    queryKey: ["people"],
    queryFn: () => answer(api.GET("/api/v1/people")),
    staleTime: SELDOM,
    enabled: wanted,
  });
}
