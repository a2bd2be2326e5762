import { expect, test } from "vitest";
import type { Event } from "../api/client";
import { phrase, place } from "./phrases";

const event = (kind: string, by = "lena-id", via = "console") =>
  ({ kind, by, by_name: by === "amends" ? "Amends" : "Lena", via }) as Event;

test("what a person did follows their name", () => {
  expect(phrase(event("approved"))).toEqual({ who: "Lena", words: "approved the reply" });
  expect(phrase(event("handed over"))).toEqual({ who: "Lena", words: "handed the case over" });
});

test("what happened by itself names nobody", () => {
  expect(phrase(event("case opened", "amends"))).toEqual({ who: null, words: "The case was opened" });
  expect(phrase(event("withdrawn", "amends"))).toEqual({ who: null, words: "The reply was withdrawn" });
  expect(phrase(event("withdrawn"))).toEqual({ who: "Lena", words: "withdrew the reply" });
});

test("clocks say which of them, and whom they called", () => {
  const said = ["first answer due soon", "approval overdue", "resolution escalated to lead"].map(
    (kind) => phrase(event(kind, "amends")).words,
  );
  expect(said).toEqual([
    "The first answer is due soon",
    "The approval is overdue",
    "The lead was called: the resolution is overdue",
  ]);
});

test("a kind that has no words yet is said as it is", () => {
  expect(phrase(event("moon rose", "amends"))).toEqual({ who: null, words: "Moon rose" });
});

test("from where it was done is said in words", () => {
  expect(["console", "slack", "watch", "", "other"].map((via) => place(event("claimed", "x", via)))).toEqual([
    "in the console",
    "in Slack",
    "by the clock",
    "",
    "by other",
  ]);
});
