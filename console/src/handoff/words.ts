import type { Handoff, HandoffReason, HandoffState } from "../api/queries/handoffs";

/** Why a conversation belongs in private, as people choose it. */
export const REASONS: Record<HandoffReason, string> = {
  personal_data: "Personal data",
  account: "Account or contract",
  money: "Money",
  health: "Health or a loss",
  anger: "Anger",
  legal: "A legal matter",
  safety: "Somebody's safety",
  other: "Another reason",
};

/** How far a handoff is: a word, a colour, and what it means. */
export interface StateWords {
  word: string;
  colour: string;
  means: string;
}

export const STATES: Record<HandoffState, StateWords> = {
  drafted: { word: "Invitation written", colour: "gray", means: "It is not public yet." },
  invited: { word: "Invited", colour: "blue", means: "The customer has not written in private yet." },
  joined: { word: "In private", colour: "violet", means: "The customer writes to us in private." },
  resolved: { word: "Resolved in private", colour: "teal", means: "Nobody in public knows it yet." },
  closed: { word: "Closed", colour: "gray", means: "It is over, in public too." },
  unanswered: {
    word: "Invited, no answer",
    colour: "gray",
    means: "They did not write. If they do so soon, it comes here.",
  },
  withdrawn: { word: "Invitation taken back", colour: "gray", means: "It was never public." },
};

const OPEN: ReadonlySet<HandoffState> = new Set(["drafted", "invited", "joined"]);

/** Whether the customer is on their way into private, or there. */
export function isOpen({ state }: Pick<Handoff, "state">): boolean {
  return OPEN.has(state);
}

/** The handoff that counts: the open one, or else the newest. */
export function current(handoffs: Handoff[]): Handoff | undefined {
  return handoffs.find(isOpen) ?? handoffs.at(-1);
}
