import type { Event } from "../api/client";

/** What somebody did with a handoff into private, as it follows their name. */
export const DID_IN_HANDOFFS: Record<string, string> = {
  "handoff begun": "wrote an invitation into private messages",
  "follow-up begun": "wrote the one follow-up to the invitation",
  "closing line begun": "wrote a closing line for the public thread",
  "resolved in private": "said that it is resolved in private",
  "asked for a closing line": "noted what the customer says of a closing line",
  "back in private": "went on in private",
  "invited, no answer": "stopped waiting for the customer in private",
  "handoff closed": "ended the handoff with nothing said in public",
  "private message written": "wrote to the customer in private",
};

/** What happened with one by nobody's hand, as a sentence. */
export const HAPPENED_IN_HANDOFFS: Record<string, string> = {
  "invited to private": "The customer was invited into private messages",
  "invitation withdrawn": "The invitation into private messages was taken back",
  "invitation followed up": "The invitation was followed up in public",
  "invitation unanswered so far": "The customer has not answered the invitation yet",
  "joined in private": "The customer wrote in private",
  "back in private": "The customer wrote in private again",
  "invited, no answer": "The customer did not come into private",
  "closed in public": "It was closed in public",
  "handoff closed": "The handoff ended",
  "went public again": "The customer wrote in public again",
  "answered in public instead": "The customer answered in public in place of private",
  "somebody asked for the outcome": "Somebody else asked in public how it ended",
};

const WRITTEN = "private message written";

/** The replies that only their customer reads, as a history tells it. */
export function privateReplies(events: Event[]): Set<string> {
  return new Set(events.flatMap(({ kind, reply_id }) => (kind === WRITTEN && reply_id ? [reply_id] : [])));
}

/** What becomes of a message that only its customer reads, as a sentence. */
export const HAPPENED_TO_MESSAGES: Record<string, string> = {
  posting: "The private message is being sent",
  posted: "The private message was sent",
  "may have been posted": "The private message may have been sent",
  "waits to be posted": "The private message waits to be sent",
  refused: "The private message was refused",
  withdrawn: "The private message was withdrawn",
};
