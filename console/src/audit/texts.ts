import type { Event, Reply } from "../api/client";
import type { TextVersion } from "../api/queries/audit";

/** The words that an event is about. */
export interface Text {
  number: number;
  words: string;
}

/** Which of its reply's texts an event is about; null where it is about none, or that is not known. */
export function textOf(event: Event, replies: Reply[], texts: TextVersion[]): Text | null {
  const reply = replies.find(({ id }) => id === event.reply_id);
  if (!reply || !event.text_sha256) return null;
  if (reply.texts === 1) return { number: 1, words: reply.text };
  // The same words may come back later: of several the last one before the event is meant.
  const [found] = texts
    .filter((text) => text.reply_id === reply.id && text.sha256 === event.text_sha256)
    .filter(({ at }) => Date.parse(at) <= Date.parse(event.at))
    .sort((one, other) => other.number - one.number);
  return found ? { number: found.number, words: found.text } : null;
}
