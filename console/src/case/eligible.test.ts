import { expect, test } from "vitest";
import type { Eligibility } from "../api/client";
import { isSecond, obstacles, price } from "./eligible";

function found(...reasons: Eligibility["reasons"]): Eligibility {
  return { reasons } as Eligibility;
}

const locked = { code: "locked", words: "moderators locked the thread", blocks: true } as const;
const stale = { code: "stale", words: "the post is 3 days old", blocks: false } as const;
const answered = {
  code: "answered",
  words: "the brand has answered this post already",
  blocks: true,
} as const;

test("only what forbids an answer stands in its way", () => {
  expect(obstacles(found(stale), false)).toBe("");
  expect(obstacles(found(stale, locked), false)).toBe("Moderators locked the thread.");
  expect(obstacles(undefined, false)).toBe("");
});

test("a second answer needs a person who wants it, and that lifts no other reason", () => {
  expect(isSecond(found(answered))).toBe(true);
  expect(isSecond(found(stale, locked))).toBe(false);
  expect(obstacles(found(answered), true)).toBe("");
  expect(obstacles(found(answered, locked), true)).toBe("Moderators locked the thread.");
});

test("the price is said with and without a link", () => {
  expect(price({ plain: "0", with_link: "0" })).toBe("An answer costs nothing.");
  expect(price({ plain: "0.010", with_link: "0.20" })).toBe(
    "An answer costs $0.01 without a link and $0.20 with one.",
  );
  expect(price({ plain: "0.015", with_link: "0.015" })).toBe("An answer costs $0.015.");
});
