import { expect, test } from "vitest";
import { against, chosenIn } from "./period";

const NOW = Date.parse("2026-05-31T22:30:00Z");
const of = (query: string, zone = "UTC") => chosenIn(new URLSearchParams(query), NOW, zone);

test("without days it is the latest twelve weeks, which end today in the viewer's zone", () => {
  expect(of("")).toEqual({ preset: "12-weeks", since: "2026-03-09", until: "2026-05-31" });
  expect(of("", "Europe/Berlin").until).toBe("2026-06-01");
});

test("an address has a preset or days of its own, and days count first", () => {
  expect(of("period=4-weeks")).toEqual({ preset: "4-weeks", since: "2026-05-04", until: "2026-05-31" });
  expect(of("period=4-weeks&since=2026-01-01&until=2026-01-31")).toEqual({
    preset: null,
    since: "2026-01-01",
    until: "2026-01-31",
  });
});

test("what is no period is the usual one", () => {
  expect(of("period=constructor").preset).toBe("12-weeks");
  expect(of("since=2026-01-01").preset).toBe("12-weeks");
  expect(of("since=2026-02-30&until=2026-03-01").preset).toBe("12-weeks");
});

test("days that can't be read are told before anything is asked", () => {
  expect(against({ since: "2026-05-02", until: "2026-05-01" })).toContain("after the last one");
  expect(against({ since: "2025-06-01", until: "2026-06-01" })).toBe("");
  expect(against({ since: "2025-05-31", until: "2026-06-01" })).toContain("366 days");
});
