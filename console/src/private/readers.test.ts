import { expect, test } from "vitest";
import type { Case, CaseFile } from "../api/client";
import { counted, readers, silence, wordsIn } from "./readers";

const of = (more: Partial<Case>) =>
  ({ owner: "me", owner_name: "rosa", desk: "care", state: "open", ...more }) as Case;
const file = (more: Partial<Case>, isPrivate = true) =>
  ({ case: of(more), thread: [{ mention: { private: isPrivate } }] }) as CaseFile;

test("who reads it names the reader, the owner, and the desk whose case it is", () => {
  expect(readers(of({}), "me")).toBe("Only you, desk leads and auditors see this.");
  expect(readers(of({}), "other")).toBe("Only rosa, desk leads and auditors see this.");
  expect(readers(of({ owner: null, desk: "legal" }), "me")).toBe(
    "Only whoever owns this case, desk leads, legal and auditors see this.",
  );
});

test("one message is one", () => {
  expect(counted(1)).toBe("1 private message");
  expect(counted(3)).toBe("3 private messages");
});

test("only the owner of an open case writes, and never before the customer", () => {
  expect(silence(file({}), "me", true)).toBe("");
  expect(silence(file({}, false), "me", true)).toContain("has not written in private");
  expect(silence(file({}), "other", true)).toBe("Only rosa, who owns this case, writes here.");
  expect(silence(file({ owner: null }), "me", true)).toContain("Claim the case");
  expect(silence(file({ state: "resolved" }), "me", true)).toContain("closed");
  expect(silence(file({}), "me", false)).toContain("role");
});

test("lists of many cases never show the words of a private message, not even to those who may read it", () => {
  expect(wordsIn({ private: true, text: "order 40012345" })).not.toContain("40012345");
  expect(wordsIn({ private: false, text: "Sorry!" })).toBe("Sorry!");
});
