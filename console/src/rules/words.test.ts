import { expect, test } from "vitest";
import { decided, moves } from "./words";

test("where a post goes is said in words", () => {
  const decision = { desk: "pr", severity: 1, topic: "reach", lane: "ordinary", rule: "reach" } as const;
  expect(decided(decision)).toBe("PR, critical, by reach");
  expect(decided({ ...decision, lane: "unsure", rule: "" })).toBe("PR, critical, not sure");
});

test.each([
  [0, 0, "There is no post"],
  [1, 0, "None of the one post that there is "],
  [1000, 0, "None of the last 1,000 posts"],
  [1000, 12, "12 of the last 1,000 posts"],
])("of %i posts %i move", (tried, moved, words) => {
  expect(moves(tried, moved)).toContain(words);
});
