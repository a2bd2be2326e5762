import { expect, test } from "vitest";
import type { Statement, StatementText } from "../api/queries/statements";
import { fault, fresh, meant, opened, savedAt } from "./form";

const text = (channel: StatementText["channel"], ...alternatives: string[]): StatementText => ({
  channel,
  language: "en",
  own_post: false,
  alternatives,
});
const statement = {
  stage: "holding",
  texts: [text("x", "We are sorry.", "We know.")],
  next_update_at: "2026-05-01T14:30:42+00:00",
} as Statement;

test("what was opened and not touched would be saved as it is, to the second", () => {
  const { stage, texts, next_update_at } = statement;
  expect(meant(opened(statement), statement)).toEqual({ stage, texts, next_update_at });
});

test("another moment that is typed is meant, and an empty field promises nothing", () => {
  const form = opened(statement);
  const moved = meant({ ...form, nextUpdate: "2026-05-02T09:00" }, statement).next_update_at;
  expect(moved).toBe(new Date("2026-05-02T09:00").toISOString());
  expect(meant({ ...form, nextUpdate: "" }, statement).next_update_at).toBeNull();
});

test("empty alternatives and texts are not saved", () => {
  const form = { ...opened(statement), texts: [text("x", "", "We know."), text("reddit", " ")] };
  expect(meant(form, statement).texts).toEqual([text("x", "We know.")]);
});

test("a statement without words opens with a text to fill, for a channel that has none", () => {
  expect(opened({ ...statement, texts: [] }).texts).toHaveLength(1);
  expect(fresh([text("x", "We know.")]).channel).toBe("reddit");
});

test("a language that is no code is told", () => {
  const form = opened(statement);
  expect(fault(form)).toBe("");
  expect(fault({ ...form, texts: [{ ...text("x", "Hi"), language: "English" }] })).toContain("letters");
});

test("what the rules say belongs to words as they are saved, wherever they stand by now", () => {
  const saved = [text("reddit", "We know."), text("x", "We are sorry.", "We know.")];
  expect(savedAt(text("x"), "We know.", saved)).toEqual([1, 1]);
  expect(savedAt(text("x"), "We know!", saved)).toBeNull();
  expect(savedAt({ ...text("x"), own_post: true }, "We know.", saved)).toBeNull();
});
