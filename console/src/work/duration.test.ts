import { expect, test } from "vitest";
import { lengthOf } from "./duration";

test("a length as the API writes it is known in milliseconds", () => {
  expect(["PT0S", "PT15M", "PT1H30M", "P3D", "P1DT2H", "PT1.5S", "P1Y1D"].map(lengthOf)).toEqual([
    0,
    15 * 60_000,
    90 * 60_000,
    3 * 86_400_000,
    26 * 3_600_000,
    1_500,
    366 * 86_400_000,
  ]);
});

test("time that is over is less than none", () => {
  expect(lengthOf("-PT2M")).toBe(-120_000);
});
