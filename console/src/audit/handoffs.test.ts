import { expect, test } from "vitest";
import type { Event } from "../api/client";
import { privateReplies } from "./handoffs";
import { phrase } from "./phrases";

const event = (kind: string, by: string) => ({ kind, by, by_name: by }) as Event;

test("what people and what the clock did with an invitation read differently", () => {
  expect(phrase(event("invited, no answer", "rosa"))).toEqual({
    who: "rosa",
    words: "stopped waiting for the customer in private",
  });
  expect(phrase(event("invited, no answer", "amends"))).toEqual({
    who: null,
    words: "The customer did not come into private",
  });
});

test("what is seen in public is told as a sentence", () => {
  expect(phrase(event("went public again", "amends")).words).toBe("The customer wrote in public again");
});

test("a private message is sent and not posted, for whoever reads the history", () => {
  const written = { ...event("private message written", "rosa"), reply_id: "p" } as Event;
  expect([
    ...privateReplies([written, { ...event("reply drafted", "rosa"), reply_id: "r" } as Event]),
  ]).toEqual(["p"]);
  expect(phrase(event("posted", "amends"), true).words).toBe("The private message was sent");
  expect(phrase(event("posted", "amends")).words).toBe("The reply was posted");
});
