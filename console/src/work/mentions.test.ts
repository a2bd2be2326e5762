import { expect, test } from "vitest";
import type { Colleague } from "../api/client";
import { called, complete, matching, mentioning, stretches } from "./mentions";

function person(name: string): Colleague {
  return { id: `id of ${name}`, name, roles: [], seen_at: "2026-05-01T10:00:00Z" };
}

const PEOPLE = [person("Dana"), person("Dana Whitlock"), person("legal"), person("jo.reed")];

test("an @ at the beginning of a word calls for a name", () => {
  expect(mentioning("look @da", 8)).toEqual({ start: 5, begins: "da" });
  expect(mentioning("@", 1)).toEqual({ start: 0, begins: "" });
});

test("an address calls nobody", () => {
  expect(mentioning("write to dana@exa", 17)).toBeNull();
  expect(called("write to x@legal", PEOPLE)).toEqual([]);
});

test("names are found by any of their words", () => {
  expect(matching(PEOPLE, "wh").map(({ name }) => name)).toEqual(["Dana Whitlock"]);
  expect(matching(PEOPLE, "reed").map(({ name }) => name)).toEqual(["jo.reed"]);
});

test("a chosen name takes the place of what was typed", () => {
  const text = "see @da please";
  const typed = mentioning(text, 7);
  expect(typed && complete(text, 7, typed, "Dana Whitlock")).toEqual({
    text: "see @Dana Whitlock please",
    caret: 19,
  });
});

test("the longest name counts, and each person once", () => {
  expect(called("@Dana Whitlock and @legal, again @LEGAL", PEOPLE)).toEqual([
    "id of Dana Whitlock",
    "id of legal",
  ]);
  expect(called("@Dana, look", PEOPLE)).toEqual(["id of Dana"]);
});

test("a name that goes on is another one", () => {
  expect(called("@legally @Danalee", PEOPLE)).toEqual([]);
});

test("a note is told in stretches that make it whole", () => {
  const text = "ask @legal first";
  const found = stretches(text, PEOPLE);
  expect(found.map(({ calls }) => calls?.name ?? null)).toEqual([null, "legal", null]);
  expect(found.map(({ words }) => words).join("")).toBe(text);
});
