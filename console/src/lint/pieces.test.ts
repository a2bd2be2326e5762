import { describe, expect, it } from "vitest";
import type { Finding } from "../api/client";
import { against, byGravity, overrides, phrase, pieces, selection } from "./pieces";

function finding(start: number, end: number, level: Finding["level"] = "advise", rule = "tone"): Finding {
  return { rule, level, start, end, words: "words", suggestion: null };
}

describe("pieces", () => {
  it("cuts a text at its findings", () => {
    const one = finding(4, 8);
    expect(pieces("Not our fault", [one])).toEqual([
      { text: "Not " },
      { text: "our ", finding: one },
      { text: "fault" },
    ]);
  });

  it("counts characters, so that an emoji before a finding moves nothing", () => {
    const one = finding(2, 5);
    expect(pieces("🔥 bad", [one]).at(-1)).toEqual({ text: "bad", finding: one });
    expect(selection("🔥 bad", one)).toEqual([3, 6]);
    expect(phrase("🔥 bad", one)).toBe("bad");
  });

  it("shows the gravest where two lie over each other, and loses no character", () => {
    const [mild, grave] = [finding(0, 6), finding(3, 9, "block")];
    const cut = pieces("0123456789", [grave, mild]);
    expect(cut.map(({ text }) => text)).toEqual(["012", "345678", "9"]);
    expect(cut[1]?.finding).toBe(grave);
  });

  it("is not confused by a finding that goes beyond the text, as one of an older text may", () => {
    expect(pieces("abc", [finding(1, 99)]).map(({ text }) => text)).toEqual(["a", "bc"]);
  });
});

describe("what stands in the way of a review", () => {
  it("is nothing where there is only advice", () => {
    expect(against([finding(0, 1)], {})).toBe("");
  });

  it("is a missing reason, until there is one that says something", () => {
    const asks = [finding(0, 1, "reason", "promise")];
    expect(against(asks, {})).toContain("reason");
    expect(against(asks, { promise: "  a " })).toContain("reason");
    expect(against(asks, { promise: "agreed with legal" })).toBe("");
  });

  it("is a block, whatever the reason", () => {
    expect(against([finding(0, 1, "block", "card")], { card: "agreed with legal" })).toContain("red");
  });
});

it("the gravest finding comes first, then the first in the text", () => {
  const [a, b, c] = [finding(5, 6), finding(9, 10, "block"), finding(1, 2)];
  expect(byGravity([a, b, c])).toEqual([b, c, a]);
});

it("only a reason that says something goes with the text", () => {
  expect(overrides({ promise: "agreed with legal", tone: " a" })).toEqual([
    { rule: "promise", why: "agreed with legal" },
  ]);
});
