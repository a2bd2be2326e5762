import { expect, test } from "vitest";
import { ago, clock, due, span, until } from "./time";

const NOW = Date.parse("2026-05-01T10:00:00Z");
const in_ = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

test.each([
  [30_000, "under a minute"],
  [12 * 60_000, "12 min"],
  [60 * 60_000, "1 h"],
  [185 * 60_000, "3 h 5 min"],
  [30 * 3_600_000, "1 day"],
  [50 * 3_600_000, "2 days"],
])("%i ms is %s", (milliseconds, words) => {
  expect(span(milliseconds)).toBe(words);
});

test("what is due says how long is left, and hurries in its last quarter of an hour", () => {
  expect(due(in_(12), NOW)).toEqual({ words: "due in 12 min", urgency: "soon" });
  expect(due(in_(90), NOW)).toEqual({ words: "due in 1 h 30 min", urgency: "later" });
});

test("what is overdue says by how much", () => {
  expect(due(in_(-3), NOW)).toEqual({ words: "overdue 3 min", urgency: "overdue" });
});

test("a time in the future, by a clock that is ahead of ours, is just now", () => {
  expect(ago(in_(2), NOW)).toBe("just now");
  expect(ago(in_(-2), NOW)).toBe("2 min ago");
});

test("what is expected is a moment or a span away, and never in the past", () => {
  expect(until(in_(12), NOW)).toBe("in 12 min");
  expect(until(in_(0.5), NOW)).toBe("in a moment");
  expect(until(in_(-5), NOW)).toBe("in a moment");
});

test("a moment by the clock on the wall says its day where that is another one", () => {
  const noon = new Date(2026, 4, 1, 12, 0).getTime();
  const at = (hours: number) => new Date(noon + hours * 3_600_000).toISOString();
  expect(clock(at(1), noon)).toBe("13:00");
  expect(clock(at(24), noon)).not.toBe("12:00");
});
