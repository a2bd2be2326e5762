import { answer, seen } from "../client";
import { useMove } from "../moves";
import type { Incident } from "../queries/incidents";

const INCIDENT = "/api/v1/incidents/{incident_id}";

function at({ id }: Incident) {
  return { path: { incident_id: id } };
}

/** Give nothing out any more. It needs no version: a stop wins over whoever changes the incident meanwhile. */
export function usePause(of: Incident) {
  return useMove(
    (api, why: string) => answer(api.POST(`${INCIDENT}/pause`, { params: at(of), body: { why } })),
    "Stopped. Nothing that is queued goes out.",
    true,
  );
}

/** Give out again what is approved still. */
export function useResume(of: Incident) {
  return useMove(
    (api, { version, note }: { version: number; note: string }) =>
      answer(
        api.POST(`${INCIDENT}/resume`, { params: { ...at(of), header: seen(version) }, body: { note } }),
      ),
    "What is approved goes out again.",
    true,
  );
}

/** Stop everything, and end the incident once nothing is on its way; `anyway` ends it although a text is in doubt. */
export function useResolveIncident(of: Incident) {
  return useMove(
    (api, body: { note: string; anyway: boolean }) =>
      answer(api.POST(`${INCIDENT}/resolve`, { params: at(of), body })),
    "Nothing more goes out.",
    true,
  );
}
