import type { Event } from "../api/client";
import { sentence } from "../api/problem";
import { DID_IN_HANDOFFS, HAPPENED_IN_HANDOFFS, HAPPENED_TO_MESSAGES } from "./handoffs";
import { DID_IN_OUTAGES, HAPPENED_IN_OUTAGES } from "./outages";

/** What somebody did, as it follows their name. */
const DID: Record<string, string> = {
  claimed: "took the case",
  released: "gave the case back to its desk",
  "handed over": "handed the case over",
  "taken over": "took the case over",
  tagged: "changed the tags",
  snoozed: "let the case sleep",
  woken: "woke the case",
  resolved: "resolved the case",
  linked: "linked the case to another one",
  unlinked: "took back that the case has to do with another one",
  "identity linked": "linked two accounts as one customer's",
  "identity unlinked": "took back that two accounts are one customer's",
  "merged in": "let another case go into this one",
  merged: "let this case go into another one",
  split: "split posts off into a case of their own",
  "split off": "made this case of another one's posts",
  noted: "wrote a note",
  "note edited": "changed a note",
  "rightly read": "said that a post was rightly read",
  "wrongly read": "said that a post was wrongly read",
  "reply drafted": "drafted a reply",
  "reply edited": "wrote other words for the reply",
  "sent to review": "sent the reply to review",
  "approval given": "gave one of the approvals that the reply needs",
  approved: "approved the reply",
  "changes requested": "asked for changes to the reply",
  "edit proposed": "proposed other words for the reply",
  "proposal accepted": "took up the proposed words",
  "proposal declined": "declined the proposed words",
  "sent again": "let the reply be posted again",
  withdrawn: "withdrew the reply",
  ...DID_IN_HANDOFFS,
  ...DID_IN_OUTAGES,
};

/** What happened by nobody's hand, as a sentence. */
const HAPPENED: Record<string, string> = {
  "case opened": "The case was opened",
  "customer wrote again": "The customer wrote again",
  "customer opted out": "The customer asked not to be answered",
  "customer opted in again": "The customer wants to be answered again",
  "addressed the brand after all": "The customer addressed the brand after all",
  reopened: "The case opened again",
  released: "The case went back to its desk",
  woken: "The case woke up",
  "posts moved": "The posts have moved",
  "post edited": "The customer edited a post",
  "post removed": "A post was removed",
  "words removed": "Words of a removed post were taken out of the history",
  "quotation removed": "A removed post's words were taken out of the reply",
  "approval void": "The approval does not hold any more",
  "review expired": "The time for review was over",
  withdrawn: "The reply was withdrawn",
  posting: "The reply is being posted",
  posted: "The reply was posted",
  "may have been posted": "The reply may have been posted",
  "waits to be posted": "The reply waits to be posted",
  refused: "The reply was refused",
  ...HAPPENED_IN_HANDOFFS,
  ...HAPPENED_IN_OUTAGES,
};

const CLOCK = /^(.+) (due soon|overdue|escalated to (?:deputy|lead))$/;
const STEPS: Record<string, (clock: string) => string> = {
  "due soon": (clock) => `The ${clock} is due soon`,
  overdue: (clock) => `The ${clock} is overdue`,
  "escalated to deputy": (clock) => `A deputy was called: the ${clock} is overdue`,
  "escalated to lead": (clock) => `The lead was called: the ${clock} is overdue`,
};
const SYSTEM = "amends";

/** An event as a sentence: who did what, or what happened by itself. */
export interface Phrase {
  /** Who did it; nobody where it happened by itself. */
  who: string | null;
  words: string;
}

/** `inPrivate` says that it is about a message that only its customer reads. */
export function phrase({ kind, by, by_name }: Event, inPrivate = false): Phrase {
  const [, clock = "", step = ""] = CLOCK.exec(kind) ?? [];
  const told = STEPS[step]?.(clock);
  if (told) return { who: null, words: told };
  const did = DID[kind];
  if (by !== SYSTEM && did) return { who: by_name, words: did };
  const words = (inPrivate && HAPPENED_TO_MESSAGES[kind]) || (HAPPENED[kind] ?? did ?? kind);
  return { who: by === SYSTEM ? null : by_name, words: sentence(words).slice(0, -1) };
}

const PLACES: Record<string, string> = {
  console: "in the console",
  api: "through the API",
  slack: "in Slack",
  classify: "when a post was read",
  publish: "by the publisher",
  watch: "by the clock",
  sweep: "by the search for removed posts",
  notify: "when people were told",
  outage: "by the look of each minute",
};

/** From where it was done; empty where the entry does not say. */
export function place({ via }: Event): string {
  return PLACES[via] ?? (via && `by ${via}`);
}
