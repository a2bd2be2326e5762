import { expect, test } from "vitest";
import type { Event } from "../api/client";
import { phrase } from "./phrases";

const event = (kind: string, by = "p1") =>
  ({ kind, by, by_name: by === "amends" ? "Amends" : "Pat" }) as Event;

test("what people do with an incident is told with their name", () => {
  expect(phrase(event("incident confirmed"))).toEqual({ who: "Pat", words: "confirmed the incident" });
  expect(phrase(event("statements stopped"))).toEqual({ who: "Pat", words: "stopped the statements" });
});

test("what happens by itself names nobody, the same kind of event too", () => {
  expect(phrase(event("statements stopped", "amends"))).toEqual({
    who: null,
    words: "The statements stopped by themselves",
  });
  expect(phrase(event("update due soon", "amends")).words).toBe("The update is due soon");
});
