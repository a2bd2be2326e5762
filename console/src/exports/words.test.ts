import { expect, test } from "vitest";
import type { Export } from "../api/reports";
import { contents, size } from "./words";

const MADE: Export = {
  id: "1",
  format: "csv",
  since: "2026-01-01",
  until: "2026-03-31",
  state: "made",
  rows: 48_112,
  bytes: 1_412_334,
  made_at: null,
  by_name: "Ada",
  why: "",
  at: "2026-04-01T10:00:00Z",
  ends_at: "2026-05-01T10:00:00Z",
};

test("a size is written in the unit that people count in", () => {
  expect([0, 999, 1000, 1_412_334, 5e12].map(size)).toEqual([
    "0 bytes",
    "999 bytes",
    "1 kB",
    "1.41 MB",
    "5,000 GB",
  ]);
});

test("an export says what is in it, or why there is none", () => {
  expect(contents(MADE)).toBe("48,112 lines, 1.41 MB");
  expect(contents({ ...MADE, state: "failed", why: "ask for fewer days" })).toBe("ask for fewer days");
  expect(contents({ ...MADE, state: "waiting", rows: null, bytes: null })).toBe("");
});
