import { expect, test } from "vitest";
import type { Case, Clock, Clocks } from "../api/client";
import { faces, owed } from "./clocks";

const NOW = Date.parse("2026-05-01T10:00:00Z");

function clock(name: Clock["name"], more: Partial<Clock> = {}): Clock {
  return {
    name,
    reply_id: "",
    began_at: "2026-05-01T09:00:00Z",
    target: "PT1H",
    used: "PT0S",
    told: 0,
    ...more,
  };
}

function clocks(...all: Clock[]): Clocks {
  return { clocks: all, holder: "responder" } as unknown as Clocks;
}

const running = (at: string, more: Partial<Clock> = {}) => ({
  since: "2026-05-01T09:00:00Z",
  due_at: at,
  ...more,
});

test("a clock that runs says when it is due, and a warning shows before the last minutes", () => {
  const shown = faces(
    clocks(
      clock("first answer", running("2026-05-01T10:30:00Z", { told: 1 })),
      clock("resolution", running("2026-05-01T14:00:00Z")),
    ),
    NOW,
  );
  expect(shown.map(({ name, words, urgency }) => [name, words, urgency])).toEqual([
    ["First answer", "due in 30 min", "soon"],
    ["Resolution", "due in 4 h", "later"],
  ]);
});

test("a clock that was missed is overdue", () => {
  const [shown] = faces(clocks(clock("triage", running("2026-05-01T09:50:00Z"))), NOW);
  expect(shown).toMatchObject({ words: "overdue 10 min", urgency: "overdue" });
});

test("a clock that stands says how much is left, and one that ended how long it took", () => {
  const shown = faces(
    clocks(
      clock("triage", { ended_at: "2026-05-01T09:05:00Z", used: "PT5M" }),
      clock("approval", { ended_at: "2026-05-01T09:05:00Z", used: "PT1H10M" }),
      clock("resolution", { used: "PT20M" }),
    ),
    NOW,
  );
  expect(shown.map(({ words, urgency }) => [words, urgency])).toEqual([
    ["done in 5 min", "done"],
    ["done, 10 min late", "soon"],
    ["paused with 40 min left", "still"],
  ]);
});

test("of two answers the one that is owed now is shown", () => {
  const shown = faces(
    clocks(
      clock("first answer", { ended_at: "2026-05-01T09:05:00Z", used: "PT5M" }),
      clock("next answer", running("2026-05-01T10:30:00Z")),
    ),
    NOW,
  );
  expect(shown.map(({ name }) => name)).toEqual(["Next answer"]);
});

test("a row tells the clock that is due first, or why none is", () => {
  const of = (more: Partial<Case>) => ({ state: "open", due_at: "2026-05-01T11:00:00Z", ...more }) as Case;
  const both = clocks(
    clock("resolution", running("2026-05-01T14:00:00Z")),
    clock("approval", running("2026-05-01T10:20:00Z")),
  );
  expect(owed(of({ clocks: both }), NOW)).toMatchObject({ name: "Approval", words: "due in 20 min" });
  expect(owed(of({ state: "snoozed" }), NOW).words).toBe("until the customer writes");
  expect(owed(of({ state: "answered" }), NOW).words).toBe("Customer's turn");
  expect(owed(of({}), NOW).words).toBe("due in 1 h");
  expect(owed(of({ state: "resolved" }), NOW).words).toBe("Closed");
});
