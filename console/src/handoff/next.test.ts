import { expect, test } from "vitest";
import type { Handoff } from "../api/queries/handoffs";
import { nextSteps } from "./next";

const NOW = Date.parse("2026-05-01T12:00:00Z");
const TIMES = { remind_hours: 4, close_hours: 72 };
const at = (hours: number) => new Date(NOW + hours * 3_600_000).toISOString();
const handoff = (more: Partial<Handoff>) =>
  ({ state: "invited", since: at(-1), invited_at: at(-1), ...more }) as Handoff;
const words = (of: Handoff) => nextSteps(of, TIMES, NOW).map((step) => step.words);

test("an invitation without an answer is reminded of, and ends by itself", () => {
  expect(nextSteps(handoff({}), TIMES, NOW)).toEqual([
    { words: "You are reminded if they have not written", at: at(3) },
    { words: "It ends as “invited, no answer”", at: at(71) },
  ]);
});

test("after the reminder one follow-up is offered, and never a second one", () => {
  const late = handoff({ invited_at: at(-5) });
  expect(words(late)[0]).toContain("follow up once");
  const followed = handoff({ invited_at: at(-5), follow_up_id: "r" });
  expect(words(followed)[0]).toContain("Nothing more is asked");
});

test("the wait begins anew with a follow-up that is public, and does not end before it is", () => {
  const written = handoff({ invited_at: at(-70), follow_up_id: "r" });
  expect(nextSteps(written, TIMES, NOW).at(-1)?.at).toBeUndefined();
  const followed = { ...written, followed_up_at: at(-1) };
  expect(nextSteps(followed, TIMES, NOW).at(-1)?.at).toBe(at(71));
});

test("how it ends in public is the customer's choice", () => {
  const resolved = handoff({ state: "resolved", agrees_to_public: true });
  expect(words(resolved)).toEqual([
    "Write a closing line for the public thread: the customer agreed to one.",
  ]);
  expect(words({ ...resolved, closing_id: "r" })[0]).toContain("approved and posted");
  expect(words({ ...resolved, agrees_to_public: false })[0]).toContain("wants no closing line");
  expect(words({ ...resolved, agrees_to_public: null })[0]).toContain("Ask the customer");
});

test("the public thread is watched for a week after", () => {
  const resolved = handoff({ state: "resolved", resolved_at: at(-24) });
  expect(nextSteps(resolved, TIMES, NOW).at(-1)).toEqual({
    words: "The public thread is watched",
    at: at(6 * 24),
  });
  expect(nextSteps(handoff({ state: "resolved", resolved_at: at(-8 * 24) }), TIMES, NOW)).toHaveLength(1);
});

test("what is over has no next step", () => {
  for (const state of ["closed", "unanswered", "withdrawn"] as const) {
    expect(nextSteps(handoff({ state }), TIMES, NOW)).toEqual([]);
  }
});
