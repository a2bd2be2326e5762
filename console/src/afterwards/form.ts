import type { Learnt } from "../api/queries/incidents";

export type ActionItem = Learnt["actions"][number];

/** What people write of an incident, as it is typed. */
export interface Form {
  summary: string;
  went_well: string;
  went_badly: string;
  was_lucky: string;
  /** One a line. */
  questions: string;
  actions: ActionItem[];
}

export const SECTIONS = {
  summary: "Summary",
  went_well: "What went well",
  went_badly: "What went badly",
  was_lucky: "Where we were lucky",
} as const;

/** What was learnt, to be edited. */
export function opened({ learnt: { open_questions, actions, ...sections } }: { learnt: Learnt }): Form {
  return { ...sections, questions: open_questions.join("\n"), actions };
}

/** What would be saved: without empty questions and without actions that say nothing at all. */
export function meant({ questions, actions, ...sections }: Form): Learnt {
  return {
    ...sections,
    open_questions: questions
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    actions: actions.filter(({ what, owner, due }) => what.trim() || owner || due),
  };
}

/** What keeps it from being saved, in words; empty where nothing does. */
export function fault(form: Form): string {
  const { actions, open_questions } = meant(form);
  if (actions.some(({ what, owner, due }) => !what.trim() || !owner || !due))
    return "Each action needs its words, an owner and a due date.";
  if (open_questions.some((line) => line.length > 500)) return "A question has at most 500 letters.";
  return open_questions.length > 50 ? "At most 50 open questions." : "";
}

export const NEW_ACTION: ActionItem = { what: "", owner: "", owner_name: "", due: "", done: false };
export const MOST_ACTIONS = 50;

/** Whether an action should be done by now and is not; days are compared by the clock on the wall. */
export function isLate({ due, done }: ActionItem, now: number): boolean {
  const there = new Date(now);
  const two = (part: number) => String(part).padStart(2, "0");
  return (
    !done && due !== "" && due < `${there.getFullYear()}-${two(there.getMonth() + 1)}-${two(there.getDate())}`
  );
}
