import { expect, test } from "vitest";
import type { Journey } from "../api/queries/handoffs";
import { channelName, ownership, timeIn } from "./journey";

const leg = (channel: string, minutes: number) =>
  ({ channel, seconds: minutes * 60 }) as Journey["legs"][number];
const owned = (owner: string | null) => ({ owner }) as Journey["owners"][number];

test("the time in a channel is that of all its stretches, and the last one goes on", () => {
  expect(timeIn({ legs: [leg("x", 30), leg("private", 90), leg("x", 10)] })).toEqual([
    { channel: "x", words: "40 min", now: true },
    { channel: "private", words: "1 h 30 min", now: false },
  ]);
});

test("ownership that lapsed is said, and so is one that did not", () => {
  expect(ownership({ lapsed_seconds: 600, owners: [owned("a")] })).toBe(
    "It was nobody's for 10 min in between.",
  );
  expect(ownership({ lapsed_seconds: 0, owners: [owned(null), owned("a")] })).toBe(
    "Somebody owned it throughout.",
  );
  expect(ownership({ lapsed_seconds: 0, owners: [owned(null)] })).toBe("Nobody has owned it yet.");
});

test("channels have people's names", () => {
  expect(channelName("private")).toBe("Private messages");
  expect(channelName("x")).toBe("X");
});
