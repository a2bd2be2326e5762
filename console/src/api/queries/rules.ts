import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { components, paths } from "../schema";

type Schemas = components["schemas"];
export type BrandRuleSet = Schemas["BrandRuleSet"];
type Check = paths["/api/v1/triage/rules/check"]["post"]["responses"]["200"];
export type Checked = Check["content"]["application/json"];
export type Decision = Schemas["Decision"];
export type Example = Schemas["Example"];
export type FieldKind = Schemas["FieldKind"];
export type RuleCount = Schemas["RuleCount"];
export type RuleSet = BrandRuleSet["rules"];
export type RulesVersion = Schemas["RulesVersion"];
export type TriageRule = RuleSet["rules"][number];
export type Trial = Schemas["Trial"];

/** The rules that count, and what they can ask; they change seldom, so no clock asks for them. */
export function useRules() {
  const api = useApi();
  return useQuery({ queryKey: ["rules"], queryFn: () => answer(api.GET("/api/v1/triage/rules")) });
}

/** Who changed which rules, when and why. */
export function useRulesVersions() {
  const api = useApi();
  return useQuery({
    queryKey: ["rules versions"],
    queryFn: () => answer(api.GET("/api/v1/triage/rules/versions", { params: { query: { limit: 50 } } })),
  });
}

/** What is to be said of rules that are being typed; nothing is asked while there is nothing to check. */
export function useChecked(rules: RuleSet | null) {
  const api = useApi();
  return useQuery({
    queryKey: ["rules checked", rules],
    queryFn: () => answer(api.POST("/api/v1/triage/rules/check", { body: { rules: rules as RuleSet } })),
    enabled: rules !== null,
    placeholderData: rules === null ? undefined : keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
