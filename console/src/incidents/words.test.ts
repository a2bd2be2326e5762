import { expect, test } from "vitest";
import type { Going, Incident, IncidentFile, Promised } from "../api/queries/incidents";
import { concerns, forecast, inFlight, isStoppable, mayEndAnyway, mood, promiseClock, share } from "./words";

const NOW = new Date(2026, 4, 1, 14, 0).getTime();
const in_ = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const going = (waiting: number, done_at: string | null, told = 0) =>
  ({ told, forecast: { waiting, done_at } }) as Going;
const promised = (minutes: number, standing: Promised["standing"]) =>
  ({ at: in_(minutes), made_at: in_(-60), standing }) as Promised;

test("the forecast is a sentence with the time on the wall, and promises none where nothing moves", () => {
  expect(forecast(going(412, in_(40)), NOW)).toBe("412 waiting, done at 14:40");
  expect(forecast(going(412, null), NOW)).toBe("412 waiting, not moving");
  expect(forecast(going(0, null), NOW)).toBe("Nobody waits");
});

test("the bar shows who was told of all that are to be", () => {
  expect(share(going(75, null, 25))).toBe(25);
  expect(share(going(0, null))).toBe(0);
});

test("a promise is red from its very moment on, and is warned of ten minutes before", () => {
  expect(promiseClock([promised(11, "open")], NOW)?.urgency).toBe("later");
  expect(promiseClock([promised(10, "open")], NOW)?.urgency).toBe("soon");
  expect(promiseClock([promised(0, "open")], NOW)?.urgency).toBe("missed");
  expect(promiseClock([promised(-12, "missed")], NOW)?.words).toMatch(/is 12 min late$/);
});

test("of several promises the latest counts, and one that was kept leaves nothing owed", () => {
  expect(promiseClock([promised(30, "open"), promised(-30, "missed")], NOW)?.urgency).toBe("later");
  expect(promiseClock([promised(-30, "missed"), promised(-5, "kept")], NOW)).toBeNull();
  expect(promiseClock([], NOW)).toBeNull();
});

test("the end says how many texts are still on their way", () => {
  expect(inFlight({ in_flight: 2 } as Incident)).toBe("2 texts are on their way out");
  expect(inFlight({ in_flight: 1 } as Incident)).toBe("1 text is on its way out");
  expect(inFlight({ in_flight: 0 } as Incident)).toBe("Nothing is on its way out any more");
});

test("only after ten minutes may somebody end it with texts in doubt", () => {
  const ending = (minutes: number, in_flight: number) =>
    ({ in_flight, halt: { resolve: true, at: in_(-minutes) } }) as Incident;
  expect(mayEndAnyway(ending(9, 1), NOW)).toBe(false);
  expect(mayEndAnyway(ending(10, 1), NOW)).toBe(true);
  expect(mayEndAnyway(ending(10, 0), NOW)).toBe(false);
});

test("a stop is offered while anything goes out or could, and not twice", () => {
  const file = (state: string, halted: boolean, statement?: string) =>
    ({
      incident: { state, halted },
      statements: statement ? [{ state: statement }] : [],
    }) as unknown as IncidentFile;
  expect(isStoppable(file("open", false))).toBe(true);
  expect(isStoppable(file("open", true))).toBe(false);
  expect(isStoppable(file("suspected", false))).toBe(false);
  expect(isStoppable(file("resolved", false, "giving"))).toBe(true);
  expect(isStoppable(file("resolved", false, "ended"))).toBe(false);
});

test("how people take it is said once anybody says anything", () => {
  const taken = (count: number, dissatisfied: number, turned = false) =>
    ({ mood: { count, dissatisfied, turned, surely: 0 } }) as Going;
  expect(mood(taken(0, 0))).toBe("");
  expect(mood(taken(1, 1))).toBe("1 of 1 answer to it in the last hour is dissatisfied");
  expect(mood(taken(20, 18, true))).toMatch(/: people turn against it$/);
});

test("a scope without topics is about anything", () => {
  const nothing = { topics: [], regions: [], products: [], rule: "" };
  expect(concerns(nothing)).toBe("any topic");
  expect(concerns({ ...nothing, topics: ["internet"], regions: ["Bremen"], products: ["Fibre"] })).toBe(
    "internet in Bremen, of Fibre",
  );
});
