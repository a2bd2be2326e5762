import { expect, test } from "vitest";
import type { PathRule } from "../api/queries/paths";
import { emptyPath, meant, moved, opened, said } from "./form";

function rule(name: string, when = "severity == 1"): PathRule {
  const steps = [
    { desk: "legal" as const, need: 1, named: [] },
    { desk: "senior" as const, need: 2, named: [{ id: "a", name: "Ann" }] },
  ];
  return { when, path: { name, steps, because: "it is grave", review_hours: 48, approval_hours: 12 } };
}

test("paths that are opened and not edited are the paths", () => {
  const rules = [rule("legal"), rule("two")];
  expect(meant(opened(rules))).toEqual(rules);
});

test("a rule moves up and down, and the others keep their order", () => {
  const all = ["a", "b", "c"];
  expect(moved(all, 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(all, 0, 1)).toEqual(["b", "a", "c"]);
  expect(all).toEqual(["a", "b", "c"]);
});

test("what a check says stands at its path, also where one name begins like another", () => {
  const form = [...opened([rule("legal"), rule("legal: again")]), emptyPath("new")];
  const found = said(
    form,
    ["legal: again: there is no field severty", "legal: it needs 3 of 1", "nothing here is named so"],
    [
      { at: "rules.2.path.name", why: "String should have at least 1 character." },
      { at: "rules.2.path.steps.0.need", why: "Input should be less than or equal to 5." },
      { at: "rules", why: "List should have at most 50 items." },
    ],
  );
  expect(found.rules.get("legal: again")).toEqual(["there is no field severty"]);
  expect(found.rules.get("legal")).toEqual(["it needs 3 of 1"]);
  expect(found.rules.get("new")).toEqual([
    "Name: String should have at least 1 character.",
    "Steps: Input should be less than or equal to 5.",
  ]);
  expect(found.all).toEqual(["nothing here is named so", "List should have at most 50 items."]);
});

test("two paths of one name are both told of it", () => {
  const twice = opened([rule("pr")]).concat({ ...emptyPath("new"), name: "pr" });
  const found = said(twice, ["pr: two paths have this name"], []);
  expect([...found.rules.keys()]).toEqual(["pr", "new"]);
});
