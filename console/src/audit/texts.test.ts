import { expect, test } from "vitest";
import type { Event, Reply } from "../api/client";
import type { TextVersion } from "../api/queries/audit";
import { textOf } from "./texts";

const hour = (at: number) => `2026-05-01T${String(at).padStart(2, "0")}:00:00Z`;
const event = (sha: string | null, at = 23) =>
  ({ reply_id: "r", text_sha256: sha, at: hour(at) }) as unknown as Event;
const reply = (texts: number) => ({ id: "r", texts, text: "now" }) as Reply;
const version = (number: number, sha256: string) =>
  ({ reply_id: "r", number, sha256, text: `words ${number}`, at: hour(number) }) as TextVersion;
const TEXTS = [version(1, "a"), version(2, "b"), version(3, "a")];

test("an event is about the text whose hash it holds", () => {
  expect(textOf(event("b"), [reply(3)], TEXTS)).toEqual({ number: 2, words: "words 2" });
  expect(textOf(event("z"), [reply(3)], TEXTS)).toBe(null);
  expect(textOf(event(null), [reply(3)], TEXTS)).toBe(null);
});

test("of the same words at two times the ones before the event are meant", () => {
  expect(textOf(event("a", 2), [reply(3)], TEXTS)?.number).toBe(1);
  expect(textOf(event("a", 4), [reply(3)], TEXTS)?.number).toBe(3);
});

test("a reply's only text is its first", () => {
  expect(textOf(event("a"), [reply(1)], [])).toEqual({ number: 1, words: "now" });
  expect(textOf(event("a"), [], [])).toBe(null);
});
