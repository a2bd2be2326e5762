import { expect, test } from "vitest";
import type { Going, Incident, Progress } from "../api/queries/incidents";
import { headline, numbers, promise, sentenceOf } from "./numbers";

const NOW = new Date(2026, 4, 1, 14, 0).getTime();
const in_ = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const incident = (more: Partial<Incident>) =>
  ({ state: "open", halted: false, in_flight: 0, ...more }) as Incident;
const progress = (going: Partial<Going>[], minutes?: number) =>
  ({
    going: going.map((one) => ({
      state: "giving",
      told: 25,
      cannot_be_told: 3,
      forecast: { waiting: 412, done_at: in_(40) },
      mood: { count: 0, turned: false },
      ...one,
    })),
    promises: minutes === undefined ? [] : [{ at: in_(minutes), made_at: in_(-60), standing: "open" }],
  }) as unknown as Progress;

test("the wall says first that somebody has to decide, that all is stopped, or that texts are on their way", () => {
  expect(headline(incident({ state: "suspected" }))).toMatch(/^Suspected/);
  expect(headline(incident({ halted: true }))).toBe("Stopped: nothing goes out");
  const halt = { resolve: true } as Incident["halt"];
  expect(headline(incident({ halted: true, in_flight: 2, ...(halt && { halt }) }))).toBe(
    "Ending: 2 texts are on their way out",
  );
  expect(headline(incident({}))).toBe("It goes on");
});

test("the promise counts down, and alarms when it is near or broken; a resolved incident owes none", () => {
  expect(promise(incident({}), progress([], 30), NOW)).toEqual({
    name: "until the update of 14:30",
    value: "30 min",
    alarm: false,
  });
  expect(promise(incident({}), progress([], 5), NOW)?.alarm).toBe(true);
  expect(promise(incident({}), progress([], -5), NOW)).toMatchObject({ value: "5 min", alarm: true });
  expect(promise(incident({ state: "resolved" }), progress([], -5), NOW)).toBeNull();
});

test("before anything goes out the number is that of the cases", () => {
  expect(numbers(undefined, "200+")).toEqual([{ name: "cases", value: "200+" }]);
  expect(numbers(progress([{}]), "7").map(({ value }) => value)).toEqual(["412", "25", "3"]);
});

test("the sentence is that of what goes out now", () => {
  expect(sentenceOf(progress([{}]), NOW)).toBe("412 waiting, done at 14:40.");
  expect(sentenceOf(progress([{ state: "paused" }]), NOW)).toMatch(/stopped/);
  expect(sentenceOf(undefined, NOW)).toBe("No statement goes out");
});
