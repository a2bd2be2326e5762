import { answer, seen, type Taxonomy } from "../client";
import { useMove } from "../moves";
import type { CauseGroup } from "../queries/causes";

interface NewCauses {
  groups: CauseGroup[];
  note: string;
  version: number;
}

/** Put another list in the place of the one that the person saw. */
export function useSetCauses(saved: (taxonomy: Taxonomy) => void) {
  return useMove(
    async (api, { version, ...body }: NewCauses) => {
      const next = await answer(api.PUT("/api/v1/causes", { params: { header: seen(version) }, body }));
      saved(next);
      return next;
    },
    "Root causes saved.",
    true,
  );
}
