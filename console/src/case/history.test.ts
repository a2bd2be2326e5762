import { expect, test } from "vitest";
import type { Event } from "../api/client";
import { days, folded, noteOf, themeOf } from "./history";
import { moment } from "../shared/time";

function event(kind: string, more: Partial<Event> = {}): Event {
  return { kind, at: "2026-05-01T10:00:00Z", note: "", by: "x", by_name: "x", ...more } as Event;
}

test("events are told apart by what they are about", () => {
  const kinds = ["claimed", "noted", "note edited", "first answer due soon", "approval escalated to lead"];
  expect(kinds.map((kind) => themeOf(event(kind)))).toEqual(["case", "notes", "notes", "clocks", "clocks"]);
  expect(themeOf(event("posted", { reply_id: "r" }))).toBe("replies");
});

test("they stand under their day, the newest first", () => {
  const now = new Date(2026, 4, 2, 12).getTime();
  const at = (...of: [number, number, number, number]) => new Date(...of).toISOString();
  const told = days(
    [
      event("case opened", { at: at(2026, 3, 20, 9) }),
      event("claimed", { at: at(2026, 4, 1, 9) }),
      event("tagged", { at: at(2026, 4, 2, 9) }),
      event("noted", { at: at(2026, 4, 2, 10) }),
    ],
    now,
  );
  expect(told.map(({ name, events }) => [name, events.map(({ kind }) => kind)])).toEqual([
    ["Today", ["noted", "tagged"]],
    ["Yesterday", ["claimed"]],
    [expect.stringContaining("20"), ["case opened"]],
  ]);
});

test("moments in a note are told by the reader's clock, and the name of a note is left out", () => {
  const at = "2026-05-04T09:00+00:00";
  expect(noteOf(event("snoozed", { note: `until ${at}: waits` }))).toBe(`until ${moment(at)}: waits`);
  expect(noteOf(event("noted", { note: "note 0f3a" }))).toBe("");
});

test("clock events that stand together are one line", () => {
  const kinds = ["claimed", "first answer overdue", "first answer due soon", "noted", "approval due soon"];
  expect(folded(kinds.map((kind) => event(kind))).map((line) => line.map(({ kind }) => kind))).toEqual([
    ["claimed"],
    ["first answer overdue", "first answer due soon"],
    ["noted"],
    ["approval due soon"],
  ]);
});
