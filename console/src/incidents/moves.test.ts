import { expect, test } from "vitest";
import type { Halt, Incident, IncidentState } from "../api/queries/incidents";
import { movesOf } from "./moves";

const incident = (state: IncidentState, resolve = false) =>
  ({ state, halt: resolve ? ({ resolve } as Halt) : null }) as Incident;

test("a suspicion is confirmed, dismissed or merged, and never resolved", () => {
  expect(movesOf(incident("suspected"))).toEqual(["confirm", "dismiss", "merge", "edit"]);
});

test("an end that is begun is not begun again", () => {
  expect(movesOf(incident("open"))).toContain("resolve");
  expect(movesOf(incident("open", true))).not.toContain("resolve");
});

test("what is dismissed or merged stays so", () => {
  expect(movesOf(incident("dismissed"))).toEqual([]);
  expect(movesOf(incident("merged"))).toEqual([]);
  expect(movesOf(incident("resolved"))).toContain("reopen");
});
