import type { ChangeReason } from "../api/client";

/** What can be wrong with words, by kind. */
export const REASONS: Record<ChangeReason, string> = {
  tone: "Tone",
  facts: "Facts",
  "legal risk": "Legal risk",
  privacy: "Privacy",
  promise: "A promise that we can't keep",
  "too long": "Too long",
  "wrong customer or post": "Wrong customer or post",
  other: "Something else",
};
