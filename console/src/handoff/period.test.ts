import { expect, test } from "vitest";
import { against, periodIn } from "./period";

const NOW = Date.parse("2026-05-31T12:00:00Z");
const of = (query: string) => periodIn(new URLSearchParams(query), NOW);

test("without days it is the latest thirty", () => {
  expect(of("")).toEqual({ since: "2026-05-02", until: "2026-05-31" });
  expect(of("since=yesterday")).toEqual({ since: "2026-05-02", until: "2026-05-31" });
});

test("days of an address count, each by itself", () => {
  expect(of("since=2026-05-10")).toEqual({ since: "2026-05-10", until: "2026-05-31" });
});

test("days that can't be counted are told before anything is asked", () => {
  expect(against({ since: "2026-05-02", until: "2026-05-01" })).toContain("after the last one");
  expect(against({ since: "2026-01-01", until: "2026-04-02" })).toBe("");
  expect(against({ since: "2026-01-01", until: "2026-04-03" })).toContain("92 days");
});
