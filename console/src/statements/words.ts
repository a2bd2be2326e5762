import type { IncidentState } from "../api/queries/incidents";
import type {
  Found,
  Preview,
  Stage,
  Statement,
  StatementFile,
  StatementState,
} from "../api/queries/statements";
import { dollars } from "../shared/money";

/** What each stage is, and what it says. */
export const STAGES: Record<Stage, { name: string; says: string }> = {
  holding: { name: "Holding", says: "that we know, and when the next word comes" },
  update: { name: "Update", says: "what is new, and when the next word comes" },
  resolved: { name: "Resolution", says: "that it is over; it waits for the end" },
  correction: { name: "Correction", says: "what was wrong; nothing else goes out meanwhile" },
};

export const STATES: Record<StatementState, { name: string; colour: string }> = {
  draft: { name: "Draft", colour: "gray" },
  in_review: { name: "In review", colour: "orange" },
  approved: { name: "Approved", colour: "teal" },
  giving: { name: "Going out", colour: "blue" },
  paused: { name: "Paused", colour: "red" },
  ended: { name: "Ended", colour: "gray" },
  void: { name: "Discarded", colour: "gray" },
};

const LIVE: IncidentState[] = ["open", "monitoring"];
const WRITTEN_IN: Record<Stage, IncidentState[]> = {
  holding: [...LIVE, "suspected"],
  update: LIVE,
  resolved: [...LIVE, "resolved"],
  correction: [...LIVE, "resolved"],
};

/** The stages that can be written for while an incident stands so. */
export function stagesIn(state: IncidentState): Stage[] {
  return (Object.keys(STAGES) as Stage[]).filter((stage) => WRITTEN_IN[stage].includes(state));
}

/** Whether a stage tells customers when the next word comes. */
export function promises(stage: Stage): boolean {
  return stage === "holding" || stage === "update";
}

/** Whether nothing more comes of it. */
export function isOver({ state }: Statement): boolean {
  return state === "ended" || state === "void";
}

/** Whether its approval stands. */
export function isGiven({ state }: Statement): boolean {
  return state === "approved" || state === "giving" || state === "paused";
}

/** What comes first on the page: what goes out or may, then what is written; the newest first. */
export function inOrder(statements: Statement[]): Statement[] {
  return statements.toSorted(
    (one, other) =>
      Number(isOver(one)) - Number(isOver(other)) ||
      Number(isGiven(other)) - Number(isGiven(one)) ||
      Date.parse(other.created_at) - Date.parse(one.created_at),
  );
}

/** What the rules say of one alternative of a text; of the statement as a whole, where no text is named. */
export function foundAt(found: Found[], text: number | null, alternative = 0) {
  return found
    .filter((one) => (one.text ?? null) === text && (text === null || one.alternative === alternative))
    .map(({ finding }) => finding);
}

const DESKS = { senior: "a second person", legal: "legal", pr: "PR" };

/** Who would have to approve it: "legal, then PR, because it speaks of facts". */
export function needs({ path: { steps, because } }: Pick<StatementFile, "path">): string {
  const who = steps.map(({ desk, need }) => (need > 1 ? `${need} of ${DESKS[desk]}` : DESKS[desk]));
  return who.join(", then ") + (because ? `, because ${because}` : "");
}

/** Whom it would reach, and what that costs, as a sentence. */
export function reach({ reached, waiting, own_posts, cost }: Preview): string {
  const people = waiting === 0 ? "Nobody waits" : `It reaches ${reached} of ${waiting} who wait`;
  const own =
    own_posts === 0 ? "" : `, and ${own_posts === 1 ? "one post" : `${own_posts} posts`} of our own`;
  return `${people}${own}. It costs ${dollars(String(cost))}.`;
}
