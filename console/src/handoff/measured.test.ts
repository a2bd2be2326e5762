import { expect, test } from "vitest";
import type { Measured } from "../api/queries/handoffs";
import { COLUMNS, timeToJoin } from "./measured";

const NONE: Measured = {
  invited: 0,
  joined: 0,
  minutes_to_join: null,
  resolved_in_private: 0,
  closed_in_public: 0,
  went_public_again: 0,
  unanswered: 0,
};
const cells = (of: Partial<Measured>) =>
  Object.fromEntries(COLUMNS.map(({ name, cell }) => [name, cell({ ...NONE, ...of })]));

test("a count stands with its share of those of whom it could be true", () => {
  expect(cells({ invited: 8, joined: 4, resolved_in_private: 3, unanswered: 2 })).toMatchObject({
    Invited: "8",
    Joined: "4 (50%)",
    "Resolved in private": "3 (75%)",
    "No answer": "2 (25%)",
  });
});

test("of none there is no share, and none above the whole", () => {
  expect(cells({}).Joined).toBe("0");
  expect(cells({ invited: 1, joined: 2 }).Joined).toBe("2");
});

test("a median that nobody made is none", () => {
  expect(timeToJoin(null)).toBe("–");
  expect(timeToJoin(72.5)).toBe("1 h 12 min");
});
