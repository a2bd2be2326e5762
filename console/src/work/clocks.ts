import type { Case, Clock, ClockName, Clocks } from "../api/client";
import { due, moment, span } from "../shared/time";
import { lengthOf } from "./duration";

export type Urgency = "overdue" | "soon" | "later" | "still" | "done";

/** A clock in words. */
export interface Face {
  name: string;
  words: string;
  urgency: Urgency;
  /** When it is due, while it runs. */
  at?: string;
}

const NAMES: Record<ClockName, string> = {
  triage: "Triage",
  "first answer": "First answer",
  "next answer": "Next answer",
  approval: "Approval",
  resolution: "Resolution",
};
const WARNED = 1; // told of as due soon

/** The four clocks of a case: triage, answer, approval, resolution; one that has not begun is left out. */
export function faces(clocks: Clocks, now: number): Face[] {
  const slots: ClockName[][] = [["triage"], ["first answer", "next answer"], ["approval"], ["resolution"]];
  return slots.flatMap((names) => {
    const [shown] = clocks.clocks
      .filter(({ name }) => names.includes(name))
      .sort((one, other) => standing(one) - standing(other) || first(one) - first(other));
    return shown ? [face(shown, now)] : [];
  });
}

/** The clock that a case owes first, for a row of the queue. */
export function owed(of: Case, now: number): Face {
  if (of.state === "resolved" || of.state === "merged") return { name: "", words: "Closed", urgency: "done" };
  if (of.state === "snoozed") return { name: "Snoozed", words: asleep(of.snoozed_until), urgency: "still" };
  const running = of.clocks?.clocks.filter(({ due_at }) => due_at).sort((a, b) => first(a) - first(b))[0];
  if (running) return face(running, now);
  if (of.state === "answered") return { name: "", words: "Customer's turn", urgency: "still" };
  // A case of before there were clocks.
  const { words, urgency } = due(of.due_at, now);
  return of.clocks
    ? { name: "", words: "Clocks are paused", urgency: "still" }
    : { name: "", words, urgency, at: of.due_at };
}

/** Until when a case sleeps. */
export function asleep(until: string | null | undefined): string {
  return until ? `until ${moment(until)}` : "until the customer writes";
}

const WAITS: Record<Clocks["holder"], string> = {
  responder: "The time that runs is the responder's.",
  approver: "The time that runs is the approver's.",
  outbox: "It is approved and waits to be posted.",
  customer: "It waits for the customer, so no time of ours is used.",
  nobody: "No clock runs.",
};

/** Whose time runs now. */
export function waitsFor({ holder }: Clocks): string {
  return WAITS[holder];
}

function face(clock: Clock, now: number): Face {
  const name = NAMES[clock.name];
  const left = lengthOf(clock.target) - lengthOf(clock.used);
  if (clock.ended_at) {
    const words = left < 0 ? `done, ${span(-left)} late` : `done in ${span(lengthOf(clock.used))}`;
    return { name, words, urgency: left < 0 ? "soon" : "done" };
  }
  if (!clock.due_at) {
    const words = left < 0 ? `paused, overdue ${span(-left)}` : `paused with ${span(left)} left`;
    return { name, words, urgency: left < 0 ? "overdue" : "still" };
  }
  const { words, urgency } = due(clock.due_at, now);
  return {
    name,
    words,
    urgency: urgency === "later" && clock.told >= WARNED ? "soon" : urgency,
    at: clock.due_at,
  };
}

/** Those that run come before those that stand, and those before the ones that have ended. */
function standing(clock: Clock): number {
  if (clock.due_at) return 0;
  return clock.ended_at ? 2 : 1;
}

function first(clock: Clock): number {
  return Date.parse(clock.due_at ?? clock.began_at);
}
