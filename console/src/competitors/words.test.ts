import { expect, test } from "vitest";
import type { ComparedBrand, Figure } from "../api/reports";
import { answeredBy, FIRST, marks, steps } from "./curves";
import { brandName, lastDay, saysActs, saysCurves, spanWords, windowOf } from "./words";

const known = (value: number, n = 100): Figure => ({ value, low: value, high: value, n, why: "" });
const never: Figure = {
  value: null,
  low: null,
  high: null,
  n: 100,
  why: "not reached: fewer than 50% had an answer by the last look",
};
const few: Figure = { value: null, low: null, high: null, n: 4, why: "4 of the 10 that a figure needs" };

function brand(name: string, change: Partial<ComparedBrand> = {}): ComparedBrand {
  const figures = {
    answered: known(0.5),
    median: known(1800),
    p90: never,
    acknowledgment: known(0.8),
    apology: known(0.4),
    cause: few,
    promise: known(0.1),
    invitation: known(0.3),
    tone: known(0.2),
    repetition: known(0.6),
  };
  return {
    name,
    ours: false,
    complaints: 100,
    curve: [
      { after: 0, answered: 0 },
      { after: 600, answered: 0.25 },
      { after: 7200, answered: 0.5 },
    ],
    statements: 0,
    sentence: "",
    samples: [],
    unjudged: 0,
    ...figures,
    ...change,
  };
}

test("ours is named as ours, for whoever does not see the colour", () => {
  expect(brandName(brand("Halden", { ours: true }))).toBe("Halden (ours)");
  expect(brandName(brand("Norvik"))).toBe("Norvik");
});

test("a time that was never reached is told as that, and too few as too few", () => {
  expect(spanWords(never)).toBe("not reached");
  expect(spanWords(few)).toBe("4 of the 10 that a figure needs");
  expect(spanWords(known(1800))).toBe("30 min (30 min to 30 min)");
});

test("the curves are told by the time in which half were answered; who has too few is not", () => {
  const brands = [
    brand("Halden", { ours: true }),
    brand("Norvik", { median: never }),
    brand("Blink", { median: few }),
  ];
  expect(saysCurves(brands)).toBe(
    "How many complaints had an answer after how long: Halden (ours) answered half within 30 min; Norvik never reached half of them.",
  );
});

test("our acts are told beside the others'", () => {
  const said = saysActs([brand("Halden", { ours: true, apology: known(0.7) }), brand("Norvik")]);
  expect(said).toContain("apologises 70%, others at most 40%");
  expect(said).not.toContain("names the cause");
});

test("a curve stands at its last step, and ends where nobody looked any more", () => {
  const one = brand("Norvik");
  expect([0, 599, 600, 7199, 7200, 7201].map((after) => answeredBy(one, after))).toEqual([
    0,
    0,
    0.25,
    0.25,
    0.5,
    null,
  ]);
});

test("curves are drawn at every moment at which one of them steps", () => {
  const rows = steps([brand("Halden"), brand("Norvik", { curve: [{ after: 30, answered: 1 }] })]);
  expect(rows).toEqual([
    { after: FIRST, brand0: 0, brand1: null },
    { after: 600, brand0: 0.25, brand1: null },
    { after: 7200, brand0: 0.5, brand1: null },
  ]);
  expect(marks([brand("Halden")])).toEqual([60, 300, 900, 3600]);
});

test("a window is what was typed, as moments; none, where it does not end after it begins", () => {
  expect(windowOf({ since: "2026-05-01T10:00", until: "2026-05-01T12:00" })?.until).toMatch(/^2026-0.*Z$/);
  expect(windowOf({ since: "2026-05-01T10:00", until: "2026-05-01T10:00" })).toBeNull();
  expect(windowOf({ since: "", until: "2026-05-01T10:00" })).toBeNull();
});

test("what stands in the fields first is a window", () => {
  expect(windowOf(lastDay(Date.parse("2026-05-31T12:00:00Z")))).not.toBeNull();
});
