import { expect, test } from "vitest";
import type { ExposedPost } from "../api/queries/handoffs";
import { byReason, exposedWords } from "./exposed";

const post = (...kinds: string[]) =>
  ({
    mention_id: "1",
    found: kinds.map((words) => ({ kind: words, words, start: 0, end: 1 })),
  }) as ExposedPost;

test("each kind of personal data is named once, however often it stands there", () => {
  const posts = [post("an e-mail address", "a phone number"), post("an e-mail address")];
  expect(exposedWords(posts)).toBe("an e-mail address and a phone number");
});

test("two reasons of one kind stand together", () => {
  const hints = [
    { reason: "anger", why: "Angrier." },
    { reason: "money", why: "Theirs." },
    { reason: "anger", why: "Abusive." },
  ];
  expect(byReason(hints)).toEqual([
    { reason: "anger", whys: ["Angrier.", "Abusive."] },
    { reason: "money", whys: ["Theirs."] },
  ]);
});
