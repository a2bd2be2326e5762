import { expect, test } from "vitest";
import type { Handoff } from "../api/queries/handoffs";
import { movesOf } from "./moves";

const handoff = (more: Partial<Handoff>) => ({ state: "invited", ...more }) as Handoff;

test("they are followed up once", () => {
  expect(movesOf(handoff({}))).toEqual(["follow up", "give up"]);
  expect(movesOf(handoff({ follow_up_id: "r" }))).toEqual(["give up"]);
});

test("a closing line is written once, and while it is on its way nothing ends or goes back", () => {
  expect(movesOf(handoff({ state: "resolved" }))).toEqual(["close", "ask", "back", "end"]);
  expect(movesOf(handoff({ state: "resolved", closing_id: "r" }))).toEqual(["ask"]);
});

test("what is over, or not begun, is moved by nobody here", () => {
  for (const state of ["drafted", "closed", "unanswered", "withdrawn"] as const) {
    expect(movesOf(handoff({ state }))).toEqual([]);
  }
});
