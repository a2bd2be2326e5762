import { expect, test } from "vitest";
import { along, scaleOf } from "./scale";

test("a scale counts in ones, twos and fives, and holds every value and zero", () => {
  expect(scaleOf([0.12, 0.43]).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(scaleOf([-0.08, 0.14]).ticks).toEqual([-0.1, -0.05, 0, 0.05, 0.1, 0.15]);
  expect(scaleOf([2310]).ticks).toEqual([0, 500, 1000, 1500, 2000, 2500]);
  expect(scaleOf([]).ticks).toEqual([0, 1]);
});

test("spans are counted in minutes, hours and days, from zero on", () => {
  expect(scaleOf([4 * 3600], true).ticks).toEqual([0, 3600, 7200, 10_800, 14_400]);
  expect(scaleOf([-500, 100], true)).toEqual({ low: 0, high: 120, ticks: [0, 30, 60, 90, 120] });
});

test("what lies outside a scale is drawn at its end", () => {
  const scale = scaleOf([0, 1]);
  expect([-1, 0, 0.5, 7].map((value) => along(scale, value))).toEqual([0, 0, 50, 100]);
});
