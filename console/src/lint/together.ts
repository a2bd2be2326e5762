import type { Told } from "../api/client";

/** Of what was only said in private; who asks the model does not know it. */
const PRIVATE_ONLY = "private.only";

/** What the model's answer says, with what only the rules can see: the words that stand in private alone. */
export function together(model: Told, rules: Told | undefined): Told {
  const seen = rules?.findings.filter(({ rule }) => rule === PRIVATE_ONLY) ?? [];
  return { ...model, findings: [...seen, ...model.findings] };
}
