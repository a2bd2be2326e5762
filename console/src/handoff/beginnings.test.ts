import { expect, test } from "vitest";
import type { Template, Way } from "../api/queries/handoffs";
import { beginnings, filled } from "./beginnings";

function template(id: string, platform: string | null, inUse = true): Template {
  const words = { name: id, platform, text: `Sorry, from ${id}.`, description: "" };
  return { id, current: inUse ? { number: 2, words } : null } as unknown as Template;
}

test("only wordings in use for this platform are offered, those that are for it alone first", () => {
  const all = [
    template("any", null),
    template("x", "x"),
    template("reddit", "reddit"),
    template("new", "x", false),
  ];
  expect(beginnings(all, "x").map(({ template_id }) => template_id)).toEqual(["x", "any"]);
  expect(beginnings(all, "x")[0]).toMatchObject({ template_version: 2, text: "Sorry, from x." });
});

test("what is known is filled, and the rest stays in sight", () => {
  const way = { way: "message", words: "", link: "https://reddit.example/m", price: "0" } as Way;
  const text = "Sorry, {customer}. Write to us: {link}, and we answer by {next_update}.";
  expect(filled(text, "Gus", way)).toBe(
    "Sorry, Gus. Write to us: https://reddit.example/m, and we answer by {next_update}.",
  );
  expect(filled(text, "", undefined)).toBe(text);
});
