import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, type Case, type CaseFile, useApi } from "../client";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type Closing = Schemas["Closing"];
export type ExposedPost = Schemas["ExposedPost"];
export type Handoff = Schemas["Handoff"];
export type HandoffReason = Handoff["reason"];
export type HandoffState = Handoff["state"];
export type Hints = Schemas["Hints"];
export type Journey = Schemas["Journey"];
export type Measured = Schemas["Measured"];
export type Measures = Schemas["Measures"];
export type Options = Schemas["Options"];
export type Sighting = Schemas["Sighting"];
export type Template = Schemas["Template"];
export type Way = Schemas["Way"];

const JOURNEY = 60_000;
const SELDOM = 5 * 60_000;

/** Why a case is better spoken of in private, and what its public posts show of the customer; asked anew with each post. */
export function useHints({ case: of, thread }: CaseFile, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["handoff hints", of.id, thread.length],
    queryFn: () =>
      answer(api.GET("/api/v1/cases/{case_id}/handoffs/hint", { params: { path: { case_id: of.id } } })),
    enabled: wanted,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}

/** The ways into private from a case's channel, each with its price; or why there is none. */
export function useHandoffOptions(caseId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["handoff options", caseId],
    queryFn: () =>
      answer(api.GET("/api/v1/cases/{case_id}/handoffs/options", { params: { path: { case_id: caseId } } })),
    refetchOnWindowFocus: false,
  });
}

/** Whether a public line may end it, and a text to begin with. */
export function useClosing({ case_id, id, version }: Handoff) {
  const api = useApi();
  return useQuery({
    queryKey: ["handoff closing", id, version],
    queryFn: () =>
      answer(
        api.GET("/api/v1/cases/{case_id}/handoffs/{handoff_id}/closing", {
          params: { path: { case_id, handoff_id: id } },
        }),
      ),
  });
}

/** Through which channels a case went, and whose it was. */
export function useJourney({ id, version }: Case, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["journey", id, version],
    queryFn: () => answer(api.GET("/api/v1/cases/{case_id}/journey", { params: { path: { case_id: id } } })),
    enabled: wanted,
    refetchInterval: JOURNEY,
    placeholderData: keepPreviousData,
  });
}

/** What became of the handoffs that began on these days, both included. */
export function useMeasures(since: string, until: string, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["handoff measures", since, until],
    queryFn: () => answer(api.GET("/api/v1/handoffs/measures", { params: { query: { since, until } } })),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
}

/** Of a private case: the customer's open public cases, the latest first. */
export function useCouldJoin({ id, version }: Case, wanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ["could join", id, version],
    queryFn: () =>
      answer(api.GET("/api/v1/cases/{case_id}/could-join", { params: { path: { case_id: id } } })),
    enabled: wanted,
    staleTime: SELDOM,
  });
}
