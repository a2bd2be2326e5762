import { answer, seen } from "../client";
import { useMove } from "../moves";
import {
  type ComparisonAtAGlance,
  type Digest,
  type NewComparison,
  type NewDigest,
  type NewExport,
  type NewTeams,
  type NewWatchList,
  type Teams,
  type WatchList,
} from "../reports";

interface Seen {
  version: number;
}

/** Put other teams in the place of those that the person saw. */
export function useSetTeams(saved: (teams: Teams) => void) {
  return useMove(
    async (api, { version, ...body }: NewTeams & Seen) => {
      const call = api.PUT("/api/v1/reports/teams", { params: { header: seen(version) }, body });
      const next = await answer(call);
      saved(next);
      return next;
    },
    "Teams saved.",
    true,
  );
}

/** Compare us with others from now on. */
export function useSetWatchList(saved: (list: WatchList) => void) {
  return useMove(
    async (api, { version, ...body }: NewWatchList & Seen) => {
      const call = api.PUT("/api/v1/reports/watch-list", {
        params: { header: seen(version) },
        body,
      });
      const next = await answer(call);
      saved(next);
      return next;
    },
    "Watch list saved.",
    true,
  );
}

/** Send the digest at another time or to others. */
export function useSetDigest(saved: (digest: Digest) => void) {
  return useMove(
    async (api, { version, ...body }: NewDigest & Seen) => {
      const call = api.PUT("/api/v1/reports/digest", { params: { header: seen(version) }, body });
      const next = await answer(call);
      saved(next);
      return next;
    },
    "Digest saved.",
    true,
  );
}

/** Compare us with the watch list over a window. */
export function useCompare(begun: (comparison: ComparisonAtAGlance) => void) {
  return useMove(
    async (api, body: NewComparison) => {
      const next = await answer(api.POST("/api/v1/reports/comparisons", { body }));
      begun(next);
      return next;
    },
    "The comparison is being collected.",
    true,
  );
}

/** Have a file made. */
export function useExport() {
  return useMove(
    (api, body: NewExport) => answer(api.POST("/api/v1/reports/exports", { body })),
    "The export is being made.",
    true,
  );
}

/** An address of a file that is good for five minutes. */
export function useDownload(ready: (url: string) => void) {
  return useMove(async (api, id: string) => {
    const path = "/api/v1/reports/exports/{export_id}";
    const made = await answer(api.GET(path, { params: { path: { export_id: id } } }));
    if (made.url) ready(made.url);
    return made;
  }, "The download begins.");
}
