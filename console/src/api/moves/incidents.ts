import { answer, seen } from "../client";
import { useMove } from "../moves";
import type { Incident, Learnt } from "../queries/incidents";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type NewIncident = Schemas["NewIncident"];
export type Description = Schemas["Description"];

const INCIDENT = "/api/v1/incidents/{incident_id}";

function at({ id }: Incident, version: number) {
  return { path: { incident_id: id }, header: seen(version) };
}

/** What a dialog sends: the version that the person saw, which is a later one once a conflict was told. */
interface Seen {
  version: number;
}

/** Open an incident that somebody knows of. */
export function useOpenIncident(opened: (incident: Incident) => void) {
  return useMove(
    async (api, body: NewIncident) => {
      const incident = await answer(api.POST("/api/v1/incidents", { body }));
      opened(incident);
      return incident;
    },
    "The incident is open, and yours.",
    true,
  );
}

/** Say other things of it: title, scope, owner, deputies. */
export function useDescribe(of: Incident) {
  return useMove(
    (api, { version, ...body }: Seen & Description) =>
      answer(api.PUT(INCIDENT, { params: at(of, version), body })),
    "Saved.",
    true,
  );
}

/** It is true. */
export function useConfirm(of: Incident) {
  return useMove(
    (api, { version, note }: Seen & { note: string }) =>
      answer(api.POST(`${INCIDENT}/confirm`, { params: at(of, version), body: { note } })),
    "Confirmed. The incident is open.",
    true,
  );
}

/** It is none. */
export function useDismiss(of: Incident) {
  return useMove(
    (api, { version, why }: Seen & { why: string }) =>
      answer(api.POST(`${INCIDENT}/dismiss`, { params: at(of, version), body: { why } })),
    "Dismissed. Its topic is suspected less easily for a while.",
    true,
  );
}

/** Both are one. */
export function useMergeIncident(of: Incident) {
  return useMove(
    (api, { version, ...body }: Seen & { into: string; why: string }) =>
      answer(api.POST(`${INCIDENT}/merge`, { params: at(of, version), body })),
    "Merged.",
    true,
  );
}

/** Mended as far as is known; or worse again. */
export function useMonitor(of: Incident) {
  return useMove(
    (api, { version, note }: Seen & { note: string }) =>
      answer(api.POST(`${INCIDENT}/monitor`, { params: at(of, version), body: { note } })),
    "Noted.",
    true,
  );
}

/** It goes on after all. */
export function useReopen(of: Incident) {
  return useMove(
    (api, { version, why }: Seen & { why: string }) =>
      answer(api.POST(`${INCIDENT}/reopen`, { params: at(of, version), body: { why } })),
    "The incident is open again.",
    true,
  );
}

/** Say that a sentence may be said, until when. */
export function useClearFact(of: Incident) {
  return useMove(
    (api, { version, ...body }: Seen & { text: string; expires_at: string }) =>
      answer(api.POST(`${INCIDENT}/facts`, { params: at(of, version), body })),
    "Cleared. It may be said from now on.",
    true,
  );
}

/** Say that a sentence must not be said any more. */
export function useWithdrawFact(of: Incident, factId: string) {
  return useMove((api, why: string) => {
    const params = { path: { incident_id: of.id, fact_id: factId }, header: seen(of.version) };
    return answer(api.POST(`${INCIDENT}/facts/{fact_id}/withdraw`, { params, body: { why } }));
  }, "Taken back. Approvals that rest on it are void.");
}

/** Complete what was learnt; `version` is the review's that the person saw. */
export function useCompleteReview(incidentId: string) {
  return useMove(
    (api, { version, ...body }: Seen & Learnt) => {
      const params = { path: { incident_id: incidentId }, header: seen(version) };
      return answer(api.PUT(`${INCIDENT}/review`, { params, body }));
    },
    "Review saved.",
    true,
  );
}
