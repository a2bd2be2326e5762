import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type AfterReview = Schemas["AfterReview"];
export type Chronicle = Schemas["Chronicle"];
export type Delivery = Schemas["Delivery"];
export type Fact = Schemas["Fact"];
export type Going = Schemas["Going"];
export type Halt = Schemas["Halt"];
export type Incident = Schemas["Incident"];
export type IncidentFile = Schemas["IncidentFile"];
export type IncidentState = Schemas["IncidentState"];
export type Learnt = Schemas["Learnt-Output"];
export type Promised = Schemas["Promise"];
export type Progress = Schemas["Progress"];
export type Scope = Schemas["Scope-Output"];
export type Suspicion = Schemas["Suspicion"];

// Each refresh of an incident reads its timeline: often enough to feel live in a room full of people.
const INCIDENT = 4_000;
const PROGRESS = 5_000;
const LIST = 5_000;
const CASES = 30_000;

/** A page of the incidents in a state, the newest first. */
export function useIncidents(state: IncidentState, cursor: string | null = null, limit = 50) {
  const api = useApi();
  return useQuery({
    queryKey: ["incidents", state, cursor, limit],
    queryFn: () =>
      answer(
        api.GET("/api/v1/incidents", { params: { query: { state, limit, ...(cursor && { cursor }) } } }),
      ),
    refetchInterval: LIST,
    placeholderData: keepPreviousData,
  });
}

/** What is suspected or goes on. */
export function useLiveIncidents() {
  const api = useApi();
  return useQuery({
    queryKey: ["incidents", "live"],
    queryFn: () => answer(api.GET("/api/v1/incidents/live")),
    refetchInterval: LIST,
  });
}

/** An incident with its statements and its timeline. */
export function useIncident(incidentId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["incident", incidentId],
    queryFn: () =>
      answer(api.GET("/api/v1/incidents/{incident_id}", { params: { path: { incident_id: incidentId } } })),
    refetchInterval: INCIDENT,
  });
}

/** How far its statements are, and what was promised. */
export function useProgress(incidentId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["progress", incidentId],
    queryFn: () =>
      answer(
        api.GET("/api/v1/incidents/{incident_id}/progress", {
          params: { path: { incident_id: incidentId } },
        }),
      ),
    refetchInterval: PROGRESS,
  });
}

/** A page of who was given what, the newest first. */
export function useDeliveries(incidentId: string, cursor: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ["deliveries", incidentId, cursor],
    queryFn: () =>
      answer(
        api.GET("/api/v1/incidents/{incident_id}/deliveries", {
          params: {
            path: { incident_id: incidentId },
            query: { limit: 20, ...(cursor && { cursor }) },
          },
        }),
      ),
    refetchInterval: PROGRESS,
    placeholderData: keepPreviousData,
  });
}

/** A page of the cases that belong to it. */
export function useIncidentCases(incidentId: string, cursor: string | null = null, limit = 200) {
  const api = useApi();
  return useQuery({
    queryKey: ["incident cases", incidentId, cursor, limit],
    queryFn: () =>
      answer(
        api.GET("/api/v1/incidents/{incident_id}/cases", {
          params: { path: { incident_id: incidentId }, query: { limit, ...(cursor && { cursor }) } },
        }),
      ),
    refetchInterval: CASES,
    placeholderData: keepPreviousData,
  });
}

/** What is learnt of it. No clock asks: people write in it. */
export function useAfterReview(incidentId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["after review", incidentId],
    queryFn: () =>
      answer(
        api.GET("/api/v1/incidents/{incident_id}/review", { params: { path: { incident_id: incidentId } } }),
      ),
  });
}

/** What the review was before, the newest first. */
export function useReviewVersions(incidentId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["after review versions", incidentId],
    queryFn: () =>
      answer(
        api.GET("/api/v1/incidents/{incident_id}/review/versions", {
          params: { path: { incident_id: incidentId } },
        }),
      ),
  });
}
