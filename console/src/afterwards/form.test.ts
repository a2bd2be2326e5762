import { expect, test } from "vitest";
import type { Learnt } from "../api/queries/incidents";
import { fault, isLate, meant, NEW_ACTION, opened } from "./form";

const action = { what: "Call sooner", owner: "p1", owner_name: "Pat", due: "2026-05-10", done: false };
const learnt: Learnt = {
  summary: "A cable was cut.",
  went_well: "",
  went_badly: "",
  was_lucky: "",
  open_questions: ["Why did nobody call?", "Who had the key?"],
  actions: [action],
};

test("what was opened and not touched would be saved as it is", () => {
  expect(meant(opened({ learnt }))).toEqual(learnt);
});

test("empty lines and actions that say nothing are left out", () => {
  const form = { ...opened({ learnt }), questions: "\n One? \n\n", actions: [NEW_ACTION] };
  expect(meant(form)).toMatchObject({ open_questions: ["One?"], actions: [] });
  expect(fault(form)).toBe("");
});

test("an action without an owner or a date can't be saved", () => {
  const form = opened({ learnt });
  expect(fault({ ...form, actions: [{ ...action, owner: "" }] })).toContain("owner");
  expect(fault({ ...form, actions: [{ ...action, due: "" }] })).toContain("due");
});

test("an action is late from the day after its due day on, unless it is done", () => {
  const on = (day: number) => new Date(2026, 4, day, 23, 0).getTime();
  expect(isLate(action, on(10))).toBe(false);
  expect(isLate(action, on(11))).toBe(true);
  expect(isLate({ ...action, done: true }, on(11))).toBe(false);
});
