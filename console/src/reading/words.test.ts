import { expect, test } from "vitest";
import type { Suggestion } from "../api/client";
import { basis, fromPercent, percent } from "./words";

test("a threshold is shown and typed as a percentage", () => {
  expect(percent(0.425)).toBe("42.5%");
  expect(fromPercent("42.5")).toBe(0.425);
  expect(fromPercent(29)).toBe(0.29);
});

test("what is no threshold is not sent", () => {
  for (const typed of ["", "abc", 9.9, 91, Number.NaN]) expect(fromPercent(typed)).toBe(null);
  expect(fromPercent(10)).toBe(0.1);
  expect(fromPercent(90)).toBe(0.9);
});

test("a suggestion says what it stands on and what it leaves out", () => {
  const found = { posts: 40, dissatisfied: 12, disputed: 0, of_other_models: 0 } as Suggestion;
  expect(basis(found)).toBe("40 posts judged, 12 of them dissatisfied.");
  expect(basis({ ...found, disputed: 1, of_other_models: 3 })).toBe(
    "40 posts judged, 12 of them dissatisfied. On 1 post people are divided: left out. " +
      "3 verdicts on readings of another model: left out.",
  );
});
