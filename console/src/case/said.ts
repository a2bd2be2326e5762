import type { Reading, Verdict } from "../api/client";

/** What people said of a post's reading. */
export interface Said {
  /** Whether the person who looks called it rightly read; null while they said nothing. */
  mine: boolean | null;
  /** What the others said, in words. */
  others: string[];
}

/** The verdicts on one post, as the person who looks at it sees them. */
export function said(verdicts: Verdict[], mentionId: string, reading: Reading, me: string | undefined): Said {
  const given = verdicts.filter((verdict) => verdict.mention_id === mentionId);
  const isRight = (verdict: Verdict) => verdict.dissatisfied === reading.is_dissatisfied;
  const own = given.find((verdict) => verdict.by === me);
  return {
    mine: own ? isRight(own) : null,
    others: given
      .filter((verdict) => verdict.by !== me)
      .map((verdict) => `${verdict.by_name}: ${isRight(verdict) ? "rightly read" : "wrongly read"}`),
  };
}

/** What there is to judge, in words; empty where the model did not judge. */
export function decision(reading: Reading): string {
  if (typeof reading.threshold !== "number") return "";
  return reading.is_dissatisfied ? "Read as dissatisfied." : "Read as not dissatisfied.";
}
