import { expect, test } from "vitest";
import type { Paths, Step } from "../api/queries/paths";
import { changes, stepsInWords } from "./words";

const LEGAL: Step = { desk: "legal", need: 1, named: [] };

function paths(version: number, ...names: string[]): Paths {
  const path = (name: string) => ({
    name,
    steps: [LEGAL],
    because: "",
    review_hours: 72,
    approval_hours: 24,
  });
  const rules = names.map((name) => ({ when: "severity == 1", path: path(name) }));
  return { version, rules, by: "", by_name: "", note: "" };
}

test("steps are said as people say them", () => {
  const [ann, ben] = [
    { id: "a", name: "Ann" },
    { id: "b", name: "Ben" },
  ];
  const steps: Step[] = [
    LEGAL,
    { desk: "pr", need: 2, named: [] },
    { desk: "senior", need: 1, named: [] },
    { desk: "senior", need: 2, named: [] },
    { desk: "senior", need: 1, named: [ann, ben] },
    { desk: "senior", need: 2, named: [ann, ben] },
  ];
  expect(stepsInWords(steps)).toBe(
    "one of legal, then 2 of PR, then one other person, then 2 other people, then Ann or Ben, then 2 of Ann, Ben",
  );
});

test("a version says what it added, removed, changed and moved", () => {
  const before = paths(1, "a", "b", "c");
  const other = paths(2, "c", "a", "d");
  const first = other.rules[1];
  if (first) other.rules[1] = { ...first, when: "severity == 2" };
  expect(changes(before, other)).toEqual([
    'Path "d" added',
    'Path "b" removed',
    'Path "a" changed',
    "Another order",
  ]);
  expect(changes(before, paths(2, "a", "b", "c"))).toEqual([]);
  expect(changes(undefined, paths(0, "a"))).toEqual(["The paths that ship"]);
  expect(changes(undefined, other)).toEqual([]);
});
