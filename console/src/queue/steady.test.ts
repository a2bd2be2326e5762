import { expect, test } from "vitest";
import type { Case } from "../api/client";
import { steady } from "./steady";

const of = (id: string, preview = "") => ({ id, preview }) as Case;
const shown = [
  { case: of("a"), gone: false },
  { case: of("b"), gone: false },
];

test("the list is as it arrived while nobody points at it", () => {
  const { rows, waiting } = steady(shown, [of("new"), of("a")], false);
  expect(rows.map((row) => row.case.id)).toEqual(["new", "a"]);
  expect(waiting).toBe(0);
});

test("no row moves under the hand: new cases wait, old ones are brought up to date", () => {
  const { rows, waiting } = steady(shown, [of("new"), of("b", "wrote again"), of("a")], true);
  expect(rows.map((row) => row.case.id)).toEqual(["a", "b"]);
  expect(rows[1]?.case.preview).toBe("wrote again");
  expect(waiting).toBe(1);
});

test("a case that left the list keeps its place, marked as gone", () => {
  expect(steady(shown, [of("b")], true).rows.map((row) => row.gone)).toEqual([true, false]);
});
