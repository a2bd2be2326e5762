import { expect, test } from "vitest";
import type { Reading } from "../api/client";
import { because, describe } from "./reading";

const SARCASTIC: Reading = {
  sentiment: { negative: 0.12, neutral: 0.17, positive: 0.71 },
  complaint: 0.87,
  sarcasm: 0.71,
  emotion: { anger: 0.58, joy: 0.1, optimism: 0.1, sadness: 0.12, other: 0.1 },
  offence: 0.02,
  dissatisfied: 0.9,
  is_dissatisfied: true,
  language: "en",
  needs_human: false,
  reasons: ["positive words, sarcastic tone", "sounds angry"],
  model: "test-1",
};

test("a reading is told in plain sentences, the most telling first", () => {
  expect(describe(SARCASTIC)).toBe(
    "Reads as a complaint, 87%. Sounds sarcastic, 71%. Sounds angry, 58%. The words are positive, 71%.",
  );
});

test("doubt is told as doubt, and what is unlikely is left out", () => {
  const doubtful = {
    ...SARCASTIC,
    complaint: 0.35,
    sarcasm: 0.1,
    emotion: { ...SARCASTIC.emotion, anger: 0.3 },
  };
  expect(describe(doubtful)).toBe("May be a complaint, 35%. The words are positive, 71%.");
});

test("a post that is no complaint says so, with the probability of that", () => {
  expect(describe({ ...SARCASTIC, complaint: 0.03, sarcasm: 0 })).toMatch(/^Not a complaint, 97%\./);
});

test("the reasons follow as one sentence", () => {
  expect(because(SARCASTIC)).toBe("Why: positive words, sarcastic tone; sounds angry.");
  expect(because({ ...SARCASTIC, reasons: [] })).toBe("");
});
