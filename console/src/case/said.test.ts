import { expect, test } from "vitest";
import type { Reading, Verdict } from "../api/client";
import { decision, said } from "./said";

const READ = { is_dissatisfied: true, threshold: 0.5 } as Reading;

function verdict(by: string, dissatisfied: boolean, mention_id = "1"): Verdict {
  return { by, by_name: by, dissatisfied, mention_id } as Verdict;
}

test("a verdict is right when it agrees with the reading", () => {
  expect(said([verdict("rosa", true)], "1", READ, "rosa").mine).toBe(true);
  expect(said([verdict("rosa", false)], "1", READ, "rosa").mine).toBe(false);
  expect(said([verdict("rosa", false)], "1", { ...READ, is_dissatisfied: false }, "rosa").mine).toBe(true);
});

test("verdicts of others are told apart from one's own, and those on other posts are left out", () => {
  const given = [verdict("piet", false), verdict("rosa", true), verdict("lea", true, "2")];
  expect(said(given, "1", READ, "rosa")).toEqual({ mine: true, others: ["piet: wrongly read"] });
  expect(said(given, "3", READ, "rosa")).toEqual({ mine: null, others: [] });
  expect(said(given, "1", READ, undefined).mine).toBe(null);
});

test("what the model did not judge can't be judged", () => {
  expect(decision(READ)).toBe("Read as dissatisfied.");
  expect(decision({ ...READ, is_dissatisfied: false })).toBe("Read as not dissatisfied.");
  expect(decision({ ...READ, threshold: null })).toBe("");
});
