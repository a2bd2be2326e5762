import { expect, test } from "vitest";
import { naps, typedMoment } from "./snooze";

const FRIDAY = new Date(2026, 4, 1, 17, 20);

test("a case sleeps for hours, until tomorrow morning or until Monday morning", () => {
  expect(naps(FRIDAY).map(({ until }) => until)).toEqual([
    new Date(2026, 4, 1, 18, 20),
    new Date(2026, 4, 1, 21, 20),
    new Date(2026, 4, 2, 9),
    new Date(2026, 4, 4, 9),
  ]);
});

test("on a Monday the next one is meant", () => {
  expect(naps(new Date(2026, 4, 4, 8)).at(-1)?.until).toEqual(new Date(2026, 4, 11, 9));
});

test("a moment that is over, or none, is not taken", () => {
  const now = FRIDAY.getTime();
  expect(typedMoment("2026-05-01T17:00", now)).toBeNull();
  expect(typedMoment("", now)).toBeNull();
  expect(typedMoment("2026-05-01T18:00", now)).toBe(new Date(2026, 4, 1, 18).toISOString());
});
