import { expect, test } from "vitest";
import { dayOf, daysIn, dayWords, isDay, later, periodWords, zoneOf } from "./days";

test("a moment is another day in another zone", () => {
  const at = Date.parse("2026-05-31T22:30:00Z");
  expect(dayOf(at, "UTC")).toBe("2026-05-31");
  expect(dayOf(at, "Europe/Berlin")).toBe("2026-06-01");
  expect(dayOf(at, "America/Los_Angeles")).toBe("2026-05-31");
});

test("days are counted through changes of clocks, months and leap years", () => {
  expect(later("2026-03-28", 2)).toBe("2026-03-30");
  expect(later("2028-02-28", 1)).toBe("2028-02-29");
  expect(later("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysIn({ since: "2026-03-28", until: "2026-03-30" })).toBe(3);
});

test("only what is a day is taken for one", () => {
  expect(isDay("2026-02-28")).toBe(true);
  expect(isDay("2026-02-30")).toBe(false);
  expect(isDay("28/02/2026")).toBe(false);
  expect(isDay(null)).toBe(false);
});

test("a day is written as it stands, whatever the zone", () => {
  expect(dayWords("2026-05-04")).toBe("4 May");
  expect(periodWords({ since: "2026-05-04", until: "2026-05-31" })).toBe("4 May to 31 May 2026");
  expect(periodWords({ since: "2025-12-29", until: "2026-01-04" })).toBe("29 Dec 2025 to 4 Jan 2026");
});

test("a zone without a place is UTC to the API", () => {
  expect(zoneOf("Asia/Kolkata")).toBe("Asia/Kolkata");
  expect(zoneOf("CET")).toBe("UTC");
  expect(zoneOf(undefined)).toBe("UTC");
});
