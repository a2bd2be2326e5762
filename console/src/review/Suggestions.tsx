import type { TemplateSuggestion } from "../api/client";
import { useSuggestions } from "../api/review";
import { Beginnings } from "./Beginnings";

/** Approved templates that fit the case, the best first, each with the reason. */
export function Suggestions({
  caseId,
  onBegin,
}: {
  caseId: string;
  onBegin: (one: TemplateSuggestion) => void;
}) {
  return <Beginnings found={useSuggestions(caseId).data ?? []} onBegin={onBegin} />;
}
