import { expect, test } from "vitest";
import type { CaseFile, ReadMention, Reply } from "../api/client";
import type { Sighting } from "../api/queries/handoffs";
import { askedByOthers, publicAgain } from "./news";

const at = (minute: number) => `2026-05-01T10:${String(minute).padStart(2, "0")}:00Z`;
const seen = (mention_id: string, minute: number, more: Partial<Sighting> = {}) =>
  ({ mention_id, at: at(minute), seen: "again", ...more }) as Sighting;
const post = (id: string) => ({ mention: { id } }) as ReadMention;
const reply = (minute: number, more: Partial<Reply> = {}) =>
  ({ state: "posted", private: false, since: at(minute), ...more }) as Reply;
const file = (replies: Reply[] = []) =>
  ({ thread: [post("1"), post("2")], replies }) as Pick<CaseFile, "thread" | "replies">;

test("the newest public post is told, with what changed in tone", () => {
  const tone = { change: "angrier", why: ["anger 20% to 60%", "mockery now"] } as const;
  const news = publicAgain(file(), [seen("2", 20, { tone: { ...tone, why: [...tone.why] } }), seen("1", 10)]);
  expect(news?.post?.mention.id).toBe("2");
  expect(news?.tone).toBe("Angrier than in their last public post: anger 20% to 60%; mockery now");
  expect(news?.answered).toBe(false);
});

test("it is settled by what we say in public after it, and by nothing said in private or before", () => {
  const after = (replies: Reply[]) => publicAgain(file(replies), [seen("2", 20)])?.answered;
  expect(after([reply(21)])).toBe(true);
  expect(after([reply(19)])).toBe(false);
  expect(after([reply(21, { private: true })])).toBe(false);
  expect(after([reply(21, { state: "approved" })])).toBe(false);
});

test("a post in another case is told without its words", () => {
  expect(publicAgain(file(), [seen("elsewhere", 20)])?.post).toBeUndefined();
});

test("who else asks is no news of the customer's", () => {
  const others = [seen("3", 5, { seen: "asked" }), seen("4", 6, { seen: "asked" })];
  expect(publicAgain(file(), others)).toBeNull();
  expect(askedByOthers(others).map(({ mention_id }) => mention_id)).toEqual(["4", "3"]);
});
