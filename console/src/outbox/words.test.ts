import { expect, test } from "vitest";
import type { Budget, Expected } from "../api/client";
import { expected, used } from "./words";

const NOW = Date.parse("2026-05-01T10:00:00Z");
const at = (expected_at: string | null) => ({ expected_at }) as Expected;
const window = (used: number, resets_at: string) => ({ limit: 100, window: { used, resets_at } }) as Budget;

test("a waiting reply says when it goes, and that a stop holds it for longer", () => {
  expect(expected(at("2026-05-01T10:05:00Z"), "on", NOW)).toBe("in 5 min");
  expect(expected(at("2026-05-01T10:05:00Z"), "off", NOW)).toBe("When posting is turned on");
  expect(expected(at(null), "on", NOW)).toBe("After another answer in its conversation");
});

test("a window that is over has nothing used", () => {
  expect(used(window(40, "2026-05-01T10:10:00Z"), NOW)).toBe("40 of 100 used, opens anew in 10 min");
  expect(used(window(40, "2026-05-01T09:59:00Z"), NOW)).toBe("0 of 100 used");
});
