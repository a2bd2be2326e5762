import { describe, expect, test } from "vitest";
import { isTooLong, lengthOn } from "./length";

describe("a reply's length on X", () => {
  // The expected numbers are those of X's own library, twitter-text.
  test.each([
    ["Hello", 5],
    ["café", 4],
    ["cafe\u0301", 4],
    ["“quoted” — dash", 15],
    ["a\nb", 3],
    ["привет", 6],
    ["مرحبا", 5],
    ["日本語", 6],
    ["안녕", 4],
    ["3 # * 5", 7],
    ["👍", 2],
    ["👍🏽", 2],
    ["👩‍👩‍👧‍👦", 2],
    ["🇬🇧", 2],
    ["1️⃣", 2],
    ["❤️", 2],
    ["©", 2],
    ["™ ok", 5],
    ["larkfield.com/help", 23],
    ["see www.larkfield.co.uk now", 31],
  ])("%s counts %i", (text, used) => {
    expect(lengthOn("x", text).used).toBe(used);
  });

  test("is only about right when there is a link in it", () => {
    expect(lengthOn("x", "see https://larkfield.com/help now").about).toBe(true);
    expect(lengthOn("x", "see our help pages. Then call us").about).toBe(false);
  });

  test("leaves out the mentions at its start, and only there", () => {
    expect(lengthOn("x", "@dana @larkfield Hello").used).toBe(5);
    expect(lengthOn("x", "Hello @dana").used).toBe(11);
  });
});

test("Reddit counts characters, a four-byte emoji as one", () => {
  expect(lengthOn("reddit", "👍ab")).toEqual({ used: 3, limit: 10_000, about: false });
});

test("a private message has room, on X too, and its links weigh what they are long", () => {
  const text = `https://larkfield.example/privacy ${"a".repeat(300)}`;
  expect(isTooLong("x", "a".repeat(281))).toBe(true);
  expect(isTooLong("x", "a".repeat(281), true)).toBe(false);
  expect(lengthOn("x", text, true)).toEqual({ used: text.length, limit: 10_000, about: false });
});
