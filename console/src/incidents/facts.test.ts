import { expect, test } from "vitest";
import type { Fact } from "../api/queries/incidents";
import { expiry, forField, holds, typedExpiry } from "./facts";

const NOW = new Date(2026, 4, 1, 14, 0).getTime();
const in_ = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const fact = (expires: number, withdrawn?: number) =>
  ({ expires_at: in_(expires), withdrawn_at: withdrawn === undefined ? null : in_(withdrawn) }) as Fact;

test("a fact holds until its end, and not once it is taken back", () => {
  expect(holds(fact(1), NOW)).toBe(true);
  expect(holds(fact(0), NOW)).toBe(false);
  expect(holds(fact(60, -5), NOW)).toBe(false);
});

test("how long it holds is said by the clock and as a span", () => {
  expect(expiry(fact(90), NOW)).toBe("Until 15:30 (in 1 h 30 min)");
  expect(expiry(fact(-30), NOW)).toBe("Expired at 13:30");
  expect(expiry(fact(60, -15), NOW)).toBe("Taken back at 13:45");
});

test("a typed expiry lies within thirty days", () => {
  expect(typedExpiry("2026-05-01T15:30", NOW)).toBe(in_(90));
  expect(typedExpiry("2026-05-01T13:30", NOW)).toBeNull();
  expect(typedExpiry("2026-06-30T13:30", NOW)).toBeNull();
  expect(typedExpiry("", NOW)).toBeNull();
});

test("a moment goes into a field and comes out as it was", () => {
  expect(typedExpiry(forField(in_(90)), NOW)).toBe(in_(90));
});
