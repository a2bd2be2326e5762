import type { Return } from "../../versions/History";
import { answer, seen } from "../client";
import { useMove } from "../moves";
import type { PathRule, Paths } from "../queries/paths";

interface NewPaths {
  rules: PathRule[];
  note: string;
  version: number;
}

/** Put other rules in the place of those that the person saw. */
export function useSetPaths(saved: (paths: Paths) => void) {
  return useMove(
    async (api, { version, ...body }: NewPaths) => {
      const next = await answer(
        api.PUT("/api/v1/approval-paths", { params: { header: seen(version) }, body }),
      );
      saved(next);
      return next;
    },
    "Approval paths saved. Replies in review follow them from the next approval on.",
    true,
  );
}

/** Go back to the rules of an earlier version. */
export function useRestorePaths() {
  return useMove((api, { to, note, version }: Return<Paths>) => {
    const params = { header: seen(version) };
    return answer(api.POST("/api/v1/approval-paths/restore", { params, body: { to: to.version, note } }));
  }, "Approval paths set back.");
}
