import { expect, test } from "vitest";
import type { Found, Preview, Statement, StatementFile } from "../api/queries/statements";
import { foundAt, inOrder, needs, reach, stagesIn } from "./words";

test("only what the API takes can be written while an incident stands so", () => {
  expect(stagesIn("suspected")).toEqual(["holding"]);
  expect(stagesIn("open")).toEqual(["holding", "update", "resolved", "correction"]);
  expect(stagesIn("resolved")).toEqual(["resolved", "correction"]);
  expect(stagesIn("dismissed")).toEqual([]);
});

test("what goes out comes first, what is over last, the newest first", () => {
  const one = (id: string, state: string, created_at: string) => ({ id, state, created_at }) as Statement;
  const sorted = inOrder([
    one("over", "ended", "2026-05-01T13:00:00Z"),
    one("old draft", "draft", "2026-05-01T10:00:00Z"),
    one("new draft", "draft", "2026-05-01T12:00:00Z"),
    one("going", "giving", "2026-05-01T09:00:00Z"),
  ]);
  expect(sorted.map(({ id }) => id)).toEqual(["going", "new draft", "old draft", "over"]);
});

test("a finding stands at its own alternative, or at the whole", () => {
  const found = [
    { text: null, alternative: 0, finding: { rule: "whole" } },
    { text: 0, alternative: 1, finding: { rule: "second" } },
  ] as unknown as Found[];
  expect(foundAt(found, null).map(({ rule }) => rule)).toEqual(["whole"]);
  expect(foundAt(found, 0, 0)).toEqual([]);
  expect(foundAt(found, 0, 1).map(({ rule }) => rule)).toEqual(["second"]);
});

test("who has to approve is a sentence", () => {
  const path = {
    steps: [
      { desk: "legal", need: 1 },
      { desk: "pr", need: 2 },
    ],
    because: "it speaks of facts",
  };
  expect(needs({ path } as StatementFile)).toBe("legal, then 2 of PR, because it speaks of facts");
});

test("the preview says whom it reaches and what that costs", () => {
  const preview = { reached: 400, waiting: 412, own_posts: 0, cost: "6.00" } as unknown as Preview;
  expect(reach(preview)).toBe("It reaches 400 of 412 who wait. It costs $6.00.");
  expect(reach({ ...preview, waiting: 0, reached: 0, own_posts: 1 })).toBe(
    "Nobody waits, and one post of our own. It costs $6.00.",
  );
});
