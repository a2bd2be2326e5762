import { expect, test } from "vitest";
import type { Taxonomy } from "../api/client";
import { changes } from "./words";

const cause = (id: string, name: string, retired = false) => ({ id, name, retired });
const list = (version: number, ...causes: ReturnType<typeof cause>[]) =>
  ({ version, groups: [{ ...cause("service", "The service"), causes }] }) as Taxonomy;

test("a version says what it added, renamed, retired and took up again", () => {
  const before = list(1, cause("outage", "Outage"), cause("old", "Old", true), cause("slow", "Slow"));
  const after = list(
    2,
    cause("outage", "No signal"),
    cause("old", "Old"),
    cause("slow", "Slow", true),
    cause("new", "New"),
  );
  expect(changes(before, after)).toEqual([
    '"Outage" is called "No signal" now',
    '"Old" in use again',
    '"Slow" retired',
    '"New" added',
  ]);
  expect(changes(before, { ...before, version: 2 })).toEqual([]);
  expect(changes(undefined, list(0))).toEqual(["The list that ships"]);
  expect(changes(undefined, after)).toEqual([]);
});
