import { expect, test } from "vitest";
import type { CaseFile, ReadMention, Reply } from "../api/client";
import { answerable, conversation, inProgress, isOvertaken, part } from "./thread";

function post(id: string, minute: number, more: Partial<ReadMention["mention"]> = {}): ReadMention {
  const created_at = `2026-05-01T10:${String(minute).padStart(2, "0")}:00Z`;
  return { mention: { id, created_at, summoned: true, parent: null, ...more } } as ReadMention;
}

function reply(id: string, minute: number, more: Partial<Reply> = {}): Reply {
  const since = `2026-05-01T10:${String(minute).padStart(2, "0")}:00Z`;
  return { id, since, state: "posted", post_id: `p-${id}`, ...more } as Reply;
}

function file(thread: ReadMention[], replies: Reply[]): CaseFile {
  return { thread, replies } as CaseFile;
}

const ids = (entries: ReturnType<typeof conversation>) =>
  entries.map((entry) => (entry.kind === "post" ? entry.post.mention.id : entry.reply.id));

test("our answers stand between the posts, in order of time", () => {
  const entries = conversation(file([post("1", 0), post("2", 20)], [reply("a", 10)]));
  expect(ids(entries)).toEqual(["1", "a", "2"]);
});

test("a reply that is not public is no part of the conversation", () => {
  const draft = reply("a", 10, { state: "draft", post_id: null });
  const maybe = reply("b", 11, { state: "maybe_posted", post_id: null });
  expect(ids(conversation(file([post("1", 0)], [draft, maybe])))).toEqual(["1"]);
  expect(inProgress([draft, maybe, reply("c", 12), reply("d", 13, { state: "void" })])).toEqual([
    draft,
    maybe,
  ]);
});

test("a parent is quoted once, and not when it stands in the conversation", () => {
  const outside = { id: "0", text: "Good morning", by_brand: true, by_author: false };
  const ours = { id: "p-a", text: "Sorry", by_brand: true, by_author: false };
  const thread = [
    post("1", 0, { parent: outside }),
    post("2", 20, { parent: ours }),
    post("3", 21, { parent: outside }),
  ];
  const quoted = conversation(file(thread, [reply("a", 10)])).map(
    (entry) => entry.kind === "post" && entry.quoted,
  );
  expect(quoted).toEqual([true, false, false, false]);
});

test("only posts that addressed us can be answered, the latest first", () => {
  const thread = [post("1", 0), post("2", 5, { summoned: false }), post("3", 9)];
  expect(answerable(thread).map(({ mention }) => mention.id)).toEqual(["3", "1"]);
});

test("a reply is overtaken by a post that is newer than its state", () => {
  const waiting = reply("a", 10, { state: "in_review" });
  expect(isOvertaken(waiting, [post("1", 0)])).toBe(false);
  expect(isOvertaken(waiting, [post("1", 0), post("2", 11)])).toBe(true);
});

test("what is said in private stands in its own part, is answered there alone, and overtakes no public reply", () => {
  const both = file(
    [post("1", 0, { private: false }), post("d", 12, { private: true })],
    [reply("a", 10, { private: false }), reply("m", 13, { private: true })],
  );
  expect(ids(conversation(part(both, false)))).toEqual(["1", "a"]);
  expect(ids(conversation(part(both, true)))).toEqual(["d", "m"]);
  expect(answerable(both.thread).map(({ mention }) => mention.id)).toEqual(["1"]);
  expect(isOvertaken(reply("b", 11, { state: "in_review" }), both.thread)).toBe(false);
});
