import { expect, test } from "vitest";
import type { SourceBill } from "../api/client";
import { caveat, effect, lasting, posts } from "./words";

const bill = (more: object) =>
  ({ policy: { brake: "none", why: "no budget is set" }, pace: null, ...more }) as SourceBill;

test("posts are counted, and a hole says how long it is", () => {
  expect([posts(0), posts(1), posts(2)]).toEqual(["0 posts", "1 post", "2 posts"]);
  const hole = { since: "2026-05-01T10:00:00Z", until: "2026-05-01T10:12:00Z", why: [] };
  expect(lasting(hole)).toBe("12 min");
});

test("a forecast from less than a week says that it is rough", () => {
  expect(caveat({ dollars: "3", from_days: 2, why: "from 2 days only: rough" })).toBe(
    "From 2 days only: rough.",
  );
  expect(caveat({ dollars: "3", from_days: 7, why: "from 7 days" })).toBe("");
});

test("what a budget does is said with the pace that follows from it", () => {
  expect(effect(bill({}))).toBe("No budget is set.");
  expect(effect(bill({ pace: { due: true, every_minutes: 5, why: "quiet" } }))).toBe(
    "No budget is set. Polled every 5 minutes: quiet.",
  );
  const why = "10.00 of 10.00 dollars are spent";
  const stopped = { policy: { brake: "stopped", why }, pace: { due: false, every_minutes: null, why } };
  expect(effect(bill(stopped))).toBe("10.00 of 10.00 dollars are spent.");
});
