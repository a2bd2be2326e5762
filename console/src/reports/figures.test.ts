import { expect, test } from "vitest";
import { counted, intervalOf, inWords, POINT, RATIO, seconds, SHARE, SPAN, TONE, valueOf } from "./figures";

const none = { value: null, low: null, high: null, n: 3, why: "3 of the 10 that a figure needs" };

test("a figure comes with its interval", () => {
  const share = { value: 0.34, low: 0.28, high: 0.412, n: 214, why: "" };
  expect(valueOf(share, SHARE)).toBe("34%");
  expect(inWords(share, SHARE)).toBe("34% (28% to 41%)");
});

test("where there are too few, it says so instead of a number", () => {
  expect(valueOf(none, SHARE)).toBe("–");
  expect(inWords(none, SHARE)).toBe("3 of the 10 that a figure needs");
  expect(intervalOf(none, SHARE)).toBe("");
});

test("a time whose upper end was never reached is at least so long", () => {
  expect(intervalOf({ value: 7200, low: 3600, high: null, n: 40, why: "" }, SPAN)).toBe("at least 1 h");
});

test("a small share keeps a digit more", () => {
  expect(SHARE.write(0.0123)).toBe("1.2%");
  expect(SHARE.write(0)).toBe("0%");
});

test("differences carry their sign, with a minus that is one", () => {
  expect(POINT.write(0.12)).toBe("+12 points");
  expect(POINT.write(-0.01)).toBe("−1 point");
  expect(POINT.range(-0.02, 0.115)).toBe("−2 to +11.5 points");
  expect(POINT.tick(-0.1)).toBe("−10 pt");
  expect(TONE.write(0.4)).toBe("+0.40");
  expect(TONE.tick(-0.5)).toBe("−0.5");
});

test("a ratio is so many times", () => {
  expect(RATIO.range(0.83, 12.4)).toBe("0.83× to 12×");
});

test("spans are written with two parts at most", () => {
  expect([45, 90, 3600, 11_100, 86_400, 187_200].map(seconds)).toEqual([
    "45 s",
    "2 min",
    "1 h",
    "3 h 5 min",
    "1 day",
    "2 days 4 h",
  ]);
  expect(seconds(86_399)).toBe("1 day");
});

test("a count has its noun in the right number", () => {
  expect(counted(1, "case")).toBe("1 case");
  expect(counted(1204, "reply", "replies")).toBe("1,204 replies");
});
