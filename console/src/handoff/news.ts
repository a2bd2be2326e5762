import type { CaseFile, ReadMention, Reply } from "../api/client";
import type { Sighting } from "../api/queries/handoffs";

/** What the customer wrote in public while they are in private, or in place of coming there. */
export interface News {
  sighting: Sighting;
  /** The post, where it stands in this case. */
  post: ReadMention | undefined;
  /** What changed in tone; empty where nothing is known of it. */
  tone: string;
  /** Whether we said something in public since. */
  answered: boolean;
}

/** The customer's newest public post that was seen; null without any. */
export function publicAgain(file: Pick<CaseFile, "thread" | "replies">, sightings: Sighting[]): News | null {
  const sighting = newest(sightings.filter(({ seen }) => seen !== "asked"))[0];
  if (!sighting) return null;
  const post = file.thread.find(({ mention }) => mention.id === sighting.mention_id);
  return { sighting, post, tone: toneOf(sighting), answered: isAnswered(file.replies, sighting.at) };
}

/** The posts of others that ask how it ended, the newest first. */
export function askedByOthers(sightings: Sighting[]): Sighting[] {
  return newest(sightings.filter(({ seen }) => seen === "asked"));
}

const CHANGES: Record<NonNullable<Sighting["tone"]>["change"], string> = {
  calmer: "Calmer than in their last public post",
  same: "In the same tone as their last public post",
  angrier: "Angrier than in their last public post",
  unknown: "How the tone changed is not known",
};

/** What changed in tone, as a sentence without its end. */
function toneOf({ tone }: Sighting): string {
  if (!tone) return "";
  return tone.why.length > 0 ? `${CHANGES[tone.change]}: ${tone.why.join("; ")}` : CHANGES[tone.change];
}

function newest(sightings: Sighting[]): Sighting[] {
  return sightings.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

function isAnswered(replies: Reply[], at: string): boolean {
  return replies.some(
    (reply) => !reply.private && reply.state === "posted" && Date.parse(reply.since) >= Date.parse(at),
  );
}
