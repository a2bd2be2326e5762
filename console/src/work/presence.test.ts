import { expect, test } from "vitest";
import type { Viewer } from "../api/client";
import { presence, present } from "./presence";

function viewer(name: string, second: number, typing = false): Viewer {
  const at = new Date(Date.UTC(2026, 4, 1, 10, 0, second)).toISOString();
  return { id: name, name, seen_at: at, typing_at: typing ? at : null };
}

test("others are there, oneself is not told", () => {
  expect(present([viewer("me", 40), viewer("dana", 30), viewer("ben", 20, true)], "me")).toEqual([
    { id: "ben", name: "ben", typing: true },
    { id: "dana", name: "dana", typing: false },
  ]);
});

test("who said nothing for longer than 50 seconds is gone", () => {
  expect(present([viewer("me", 51), viewer("dana", 0)], "me")).toEqual([]);
  expect(present([viewer("me", 50), viewer("dana", 0)], "me")).toHaveLength(1);
});

test("it is said in one sentence who writes and who looks", () => {
  const there = (name: string, typing: boolean) => ({ id: name, name, typing });
  expect(presence([there("ben", true), there("dana", false)])).toBe("ben is writing; dana looks at this too");
  expect(presence([there("ben", false), there("dana", false)])).toBe("ben and dana look at this too");
  expect(presence([])).toBe("");
});
