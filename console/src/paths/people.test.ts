import { expect, test } from "vitest";
import type { Colleague, Role } from "../api/client";
import { approves, choices, named } from "./people";

function colleague(name: string, ...roles: Role[]): Colleague {
  return { id: `${name}-id`, name, roles, seen_at: "2026-05-01T10:00:00Z" };
}

const HERE = [
  colleague("lena", "legal"),
  colleague("rosa", "responder"),
  colleague("sam", "responder", "senior"),
];

test("those who only answer or read stand in for nobody", () => {
  expect(HERE.filter(approves).map(({ name }) => name)).toEqual(["lena", "sam"]);
  expect(approves(colleague("ann", "auditor", "marketing"))).toBe(false);
});

test("whoever is named already can be kept, though they have left", () => {
  const gone = { id: "old-id", name: "Old" };
  expect(choices(HERE, [gone]).map(({ label }) => label)).toEqual(["Old", "lena", "sam"]);
  expect(named(["old-id", "sam-id", "nobody"], HERE, [gone])).toEqual([gone, { id: "sam-id", name: "sam" }]);
});
