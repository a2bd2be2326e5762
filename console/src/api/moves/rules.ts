import { useMutation } from "@tanstack/react-query";
import type { Return } from "../../versions/History";
import { answer, seen, useApi } from "../client";
import { useMove } from "../moves";
import type { Problem } from "../problem";
import type { RuleSet, RulesVersion, Trial } from "../queries/rules";

/** What goes out with a new rule set; `anyway` saves rules that never or always fit, too. */
interface NewRules {
  rules: RuleSet;
  note: string;
  anyway: boolean;
  version: number;
}

/** Put other rules in the place of those that the person saw. */
export function useSetRules(saved: (version: RulesVersion) => void) {
  return useMove(async (api, { version, ...body }: NewRules) => {
    const next = await answer(api.PUT("/api/v1/triage/rules", { params: { header: seen(version) }, body }));
    saved(next);
    return next;
  }, "Rules saved. Posts heard a minute from now are decided by them.");
}

/** Go back to the rules of an earlier version. */
export function useRestoreRules() {
  return useMove(
    (api, { to, note, version }: Return<{ version: number }>) =>
      answer(
        api.POST("/api/v1/triage/rules/restore", {
          params: { header: seen(version) },
          body: { to: to.version, note },
        }),
      ),
    "Rules set back.",
  );
}

/** What the rules would have made of past posts; nothing changes. */
export function useTryRules() {
  const api = useApi();
  return useMutation<Trial, Problem, RuleSet>({
    mutationFn: (rules) => answer(api.POST("/api/v1/triage/rules/try", { body: { rules, posts: 1000 } })),
  });
}
