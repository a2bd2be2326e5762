import { expect, it } from "vitest";
import type { Pending, Reply } from "../api/client";
import { beside, isYours, markOf } from "./pending";

function reply(id: string, state: Reply["state"] = "in_review", version = 2): Reply {
  return { id, state, version } as Reply;
}

const PENDING: Pending = {
  replies: [reply("a"), reply("b"), reply("c")],
  pairs: [
    {
      one: "a",
      other: "b",
      same_post: true,
      parts: [
        { kind: "same", text: "Sorry" },
        { kind: "added", text: ", Ada" },
      ],
    },
  ],
  yours: ["b"],
};

it("is asked anew when a reply that waits moves, and not when another one does", () => {
  const before = markOf([reply("a"), reply("b", "draft", 1)]);
  expect(markOf([reply("b", "draft", 2), reply("a")])).toBe(before);
  expect(markOf([reply("a", "in_review", 3)])).not.toBe(before);
  expect(markOf([reply("b", "draft")])).toBe("");
});

it("shows the others as they differ from the one", () => {
  expect(beside(PENDING, "a").map(({ reply: { id }, samePost }) => [id, samePost])).toEqual([
    ["b", true],
    ["c", false],
  ]);
  expect(beside(PENDING, "a")[0]?.parts[1]?.kind).toBe("added");
  expect(beside(PENDING, "b")[0]?.parts[1]?.kind).toBe("removed");
  expect(beside(PENDING, "gone")).toEqual([]);
  expect(beside(undefined, "a")).toEqual([]);
});

it("knows what waits for the person, and when it does not know", () => {
  expect([isYours(PENDING, "a"), isYours(PENDING, "b"), isYours(undefined, "b")]).toEqual([
    false,
    true,
    undefined,
  ]);
});
