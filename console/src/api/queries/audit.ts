import { useMutation, useQueries, useQuery } from "@tanstack/react-query";
import { answer, type Case, type Reply, useApi } from "../client";
import type { Problem } from "../problem";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type CaseClocks = Schemas["CaseClocks"];
export type Proof = Schemas["Proof"];
export type Proven = Schemas["History"];
export type Spent = CaseClocks["spent"][number];
export type TextVersion = Schemas["TextVersion"];

const MINUTE = 60_000;

/** A look at the whole of a case's log; nothing changes by it. */
export function useProve(caseId: string) {
  const api = useApi();
  return useMutation<Proven, Problem>({
    mutationFn: () =>
      answer(api.GET("/api/v1/cases/{case_id}/audit", { params: { path: { case_id: caseId } } })),
    meta: { toldThere: true },
  });
}

/** Every text of those replies that had several; one that had a single text has it still. */
export function useTexts(replies: Reply[]): TextVersion[] {
  const api = useApi();
  return useQueries({
    queries: replies
      .filter(({ texts }) => texts > 1)
      .map(({ case_id, id, texts }) => ({
        queryKey: ["texts", id, texts],
        queryFn: () =>
          answer(
            api.GET("/api/v1/cases/{case_id}/replies/{reply_id}/texts", {
              params: { path: { case_id, reply_id: id } },
            }),
          ),
        staleTime: 5 * MINUTE,
      })),
    combine: (found) => found.flatMap(({ data }) => data ?? []),
  });
}

/** How a case's clocks stand, and who used up its time. */
export function useCaseClocks({ id, state }: Case) {
  const api = useApi();
  return useQuery({
    queryKey: ["case clocks", id],
    queryFn: () => answer(api.GET("/api/v1/cases/{case_id}/clocks", { params: { path: { case_id: id } } })),
    refetchInterval: state === "resolved" || state === "merged" ? false : MINUTE,
  });
}
