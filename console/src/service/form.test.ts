import { expect, test } from "vitest";
import type { BrandSettings } from "../api/client";
import { AROUND_THE_CLOCK, isReadable, meant, minutes, opened, spans, written } from "./form";

const targets = { triage: 5, first_answer: 15, next_answer: 15, approval: 10, resolution: 240 };
const DEFAULTS = [
  { severity: 1, targets },
  { severity: 2, targets: { ...targets, triage: 15 } },
];
const SETTINGS = {
  business_hours: { ...AROUND_THE_CLOCK, sunday: [], holidays: ["2026-12-25"], zone: "Europe/London" },
  service: {
    classes: [
      { severity: 2, channel: null, targets },
      { severity: 1, channel: "x", targets: { ...targets, triage: 90 } },
    ],
    gravest_around_the_clock: true,
    warn_at: 75,
    deputy_at: 125,
    lead_at: 150,
    desks: [],
  },
} as unknown as BrandSettings;

test("service times that are opened and not edited are the service times, and defaults are left to Amends", () => {
  const form = opened(SETTINGS, DEFAULTS);
  expect(form.rows.map(({ severity, channel }) => [severity, channel])).toEqual([
    [1, null],
    [2, null],
    [1, "x"],
  ]);
  expect(meant(form, DEFAULTS)).toEqual(SETTINGS);
});

test.each([
  ["1 h 30 min", 90],
  ["45 min", 45],
  ["4h", 240],
  ["168 h", 10_080],
  ["", null],
  ["0 min", null],
  ["soon", null],
])("%s is %s minutes", (typed, total) => {
  expect(minutes(typed)).toBe(total);
  if (total) expect(minutes(written(total))).toBe(total);
});

test("opening times are read as people write them", () => {
  expect(spans("9:00 - 17:00, 18:00 to 20:00")).toEqual([
    { start: "09:00", end: "17:00" },
    { start: "18:00", end: "20:00" },
  ]);
  expect([spans("all day"), spans("closed"), spans("9 to 5")]).toEqual([
    [{ start: "00:00", end: "00:00" }],
    [],
    null,
  ]);
});

test("what can't be read is not sent", () => {
  const form = opened(SETTINGS, DEFAULTS);
  expect(isReadable(form)).toBe(true);
  expect(isReadable({ ...form, days: { ...form.days, monday: "9 to 5" } })).toBe(false);
});
