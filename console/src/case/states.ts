import type { Case, Reply, ReplyState } from "../api/client";
import { sentence } from "../api/problem";

/** A reply's state as people read it: a word, a colour, and what happens next. */
export interface StateWords {
  word: string;
  colour: string;
  next: string;
}

export const STATES: Record<ReplyState, StateWords> = {
  draft: { word: "Draft", colour: "gray", next: "Only its author can edit it and send it to review." },
  in_review: {
    word: "In review",
    colour: "blue",
    next: "Someone other than its author approves it before it is posted.",
  },
  changes_requested: {
    word: "Changes requested",
    colour: "orange",
    next: "Its author can change it and send it to review again.",
  },
  approved: { word: "Approved", colour: "teal", next: "It will be posted in a moment." },
  posting: { word: "Posting", colour: "teal", next: "It is being posted right now." },
  posted: { word: "Posted", colour: "teal", next: "It is public." },
  refused: {
    word: "Refused",
    colour: "red",
    next: "Nothing became public. Its author can change it and send it to review again.",
  },
  maybe_posted: {
    word: "May be posted",
    colour: "red",
    next:
      "The network did not confirm it, so it may or may not be public. Look at the thread there first. " +
      "If it is not there, send it again; if nobody wants it any more, withdraw it.",
  },
  void: { word: "Withdrawn", colour: "gray", next: "It will not be posted." },
};

/** What is otherwise said of a message that only its customer reads. */
const IN_PRIVATE: Partial<Record<ReplyState, StateWords>> = {
  approved: { word: "On its way", colour: "teal", next: "It will be sent in a moment." },
  posting: { word: "Being sent", colour: "teal", next: "It is being sent right now." },
  posted: { word: "Sent", colour: "teal", next: "The customer has it." },
  refused: {
    word: "Refused",
    colour: "red",
    next: "It did not reach the customer. Withdraw it, and write another one if that can.",
  },
  maybe_posted: {
    word: "May be sent",
    colour: "red",
    next:
      "The network did not confirm it, so the customer may or may not have it. Look at the messages there first. " +
      "If it is not there, send it again; if nobody wants it any more, withdraw it.",
  },
  void: { word: "Withdrawn", colour: "gray", next: "It will not be sent." },
};

/** A reply's state in words. */
export function stateOf(reply: Pick<Reply, "state" | "private">): StateWords {
  return (reply.private && IN_PRIVATE[reply.state]) || STATES[reply.state];
}

const EDITABLE: ReadonlySet<ReplyState> = new Set(["draft", "changes_requested", "refused"]);
const SUBMITTABLE: ReadonlySet<ReplyState> = new Set(["draft", "changes_requested"]);
const WITHDRAWABLE: ReadonlySet<ReplyState> = new Set([
  "draft",
  "in_review",
  "changes_requested",
  "approved",
  "refused",
  "maybe_posted",
]);

/** Whether the words can still change. */
export function isEditable(state: ReplyState): boolean {
  return EDITABLE.has(state);
}

/** Whether people still decide about it, so that they should know what speaks against it. */
export function isSubject(state: ReplyState): boolean {
  return isEditable(state) || state === "in_review";
}

/** Whether this person can put other words there: its author; in review, where an edit goes out, who owns the case. */
export function mayEdit(reply: Reply, of: Pick<Case, "owner">, me: string | undefined): boolean {
  if (!me || reply.author !== me) return false;
  return isEditable(reply.state) || (reply.state === "in_review" && (!of.owner || of.owner === me));
}

/** What an edit undoes, in words, for a reply in review; empty elsewhere. */
export function undoing({ state, approvals, proposal }: Reply): string {
  if (state !== "in_review") return "";
  const given = approvals.map(({ by_name }) => by_name);
  const undone = [
    given.length > 0 && `what ${new Intl.ListFormat("en").format(given)} approved no longer counts`,
    proposal && `what ${proposal.by_name} proposed falls away`,
  ].filter(Boolean);
  const also = undone.length > 0 ? ` ${sentence(undone.join(", and "))}` : "";
  return `It is in review. With other words its approval starts over.${also}`;
}

/** Whether it can go to review as it is. */
export function isSubmittable(state: ReplyState): boolean {
  return SUBMITTABLE.has(state);
}

/** Whether it can be taken back. */
export function isWithdrawable(state: ReplyState): boolean {
  return WITHDRAWABLE.has(state);
}
