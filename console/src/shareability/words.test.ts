import { expect, test } from "vitest";
import type { Figure, Row } from "../api/reports";
import { MEASURES } from "./measures";
import { everyWeek, inOrder, rowName, says, saysOutcomes } from "./words";

const figure = (value: number | null, n = 100): Figure =>
  value === null
    ? { value, low: null, high: null, n, why: `${n} of the 10 that a figure needs` }
    : { value, low: value - 0.05, high: value + 0.05, n, why: "" };

function row(key: string, shared: Figure, change: Partial<Row> = {}): Row {
  const none = figure(null, 0);
  return {
    key,
    name: key,
    cases: 120,
    recovered: 100,
    outcomes: {},
    shared,
    amplification: none,
    half_life: none,
    tone_shift: none,
    uplift: none,
    sentence: "",
    ...change,
  };
}

const [shared, uplift] = MEASURES;
if (!shared || !uplift) throw new Error("no measures");

test("a chart says the figure of the whole, its interval, and between what its rows lie", () => {
  const rows = [row("delhi", figure(0.2)), row("pune", figure(null, 4)), row("kochi", figure(0.4))];
  expect(says(shared, "region", row("total", figure(0.3)), rows, 7)).toBe(
    "The share of recovered customers who posted something good unprompted within 7 days: 30% over the whole period " +
      "(95% interval 25% to 35%). From 20% (delhi) to 40% (kochi). 1 region has too few for a figure.",
  );
});

test("no sentence says which team is first or last", () => {
  const rows = [row("Dublin", figure(0.2)), row("Leipzig", figure(0.4))];
  const said = says(shared, "team", row("total", figure(0.3)), rows, 7);
  expect(said).not.toContain("Dublin");
  expect(said).not.toContain("Leipzig");
});

test("teams stand in the order of their names, all others as they came", () => {
  const rows = [row("Leipzig", figure(0.4)), row("Dublin", figure(0.2))];
  expect(inOrder("team", rows).map(({ key }) => key)).toEqual(["Dublin", "Leipzig"]);
  expect(inOrder("region", rows).map(({ key }) => key)).toEqual(["Leipzig", "Dublin"]);
});

test("without a figure a chart says why", () => {
  const total = row("total", figure(0.3), { uplift: figure(null, 3) });
  expect(says(uplift, "week", total, [], 7)).toContain("no figure yet (3 of the 10 that a figure needs)");
});

test("a week in which nothing began is there, and empty", () => {
  const weeks = everyWeek([row("2026-05-18", figure(0.3)), row("2026-05-04", figure(0.2))]);
  expect(weeks.map(({ key, cases }) => [key, cases])).toEqual([
    ["2026-05-04", 120],
    ["2026-05-11", 0],
    ["2026-05-18", 120],
  ]);
  expect(weeks[1]?.shared.value).toBeNull();
});

test("rows are named as people call them", () => {
  expect(rowName("week", { key: "2026-05-04", name: "" })).toBe("Week of 4 May");
  expect(rowName("private", { key: "private", name: "partly in private" })).toBe("Partly in private");
  expect(rowName("severity", { key: "1", name: "severity 1 (now)" })).toBe("Critical");
  expect(rowName("topic", { key: "late-delivery", name: "" })).toBe("late delivery");
  expect(rowName("incident", { key: "i1", name: "Network down" })).toBe("Network down");
  expect(rowName("cause", { key: "", name: "no root cause" })).toBe("None");
});

test("outcomes are told of those that are over", () => {
  const outcomes = { shared: 20, thanked: 10, silent: 50, unhappy: 15, escalated: 5, pending: 7 };
  expect(saysOutcomes(row("total", figure(0.2), { outcomes }))).toBe(
    "Of 100 recovered cases with an outcome, 30% ended with thanks or a good post, 20% with another complaint. " +
      "The commonest: silent, 50%. Of 7 more cases it is too early to say.",
  );
  expect(saysOutcomes(row("total", figure(0.2), { outcomes: { pending: 1 } }))).toBe(
    "No case has an outcome yet. Of 1 more case it is too early to say.",
  );
});
