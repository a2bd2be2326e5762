import { describe, expect, it } from "vitest";
import type { Finding, Me, Reply } from "../api/client";
import { mayPropose, obstacle, stakeOf } from "./proposal";

const REPLY = { author: "rosa", state: "in_review", proposal: { by: "piet" } } as unknown as Reply;
const PLAIN = { ...REPLY, proposal: null } as Reply;

function person(id: string, ...may: Me["may"]): Me {
  return { id, name: id, roles: [], may } as Me;
}

describe("with proposed words", () => {
  it("the author accepts, the proposer takes back, a third person approves, and others read", () => {
    expect(stakeOf(REPLY, person("rosa"), undefined)).toBe("author");
    expect(stakeOf(REPLY, person("piet"), false)).toBe("proposer");
    expect(stakeOf(REPLY, person("lena"), true)).toBe("third");
    expect(stakeOf(REPLY, person("lena"), false)).toBe("reader");
    expect(stakeOf(REPLY, person("lena"), undefined)).toBe("reader");
    expect(stakeOf(REPLY, undefined, true)).toBe("reader");
  });

  it("who proposed them approves them not even where the reply would wait for them", () => {
    expect(stakeOf(REPLY, person("piet"), true)).toBe("proposer");
  });
});

describe("other words are proposed", () => {
  it("by a reviewer, and not by the author, nor by those who only answer", () => {
    expect(mayPropose(PLAIN, person("piet", "approve replies"))).toBe(true);
    expect(mayPropose(PLAIN, person("rosa", "approve replies"))).toBe(false);
    expect(mayPropose(PLAIN, person("mia", "work on cases"))).toBe(false);
  });

  it("only in review, and one at a time", () => {
    expect(mayPropose(REPLY, person("lena", "approve replies"))).toBe(false);
    expect(mayPropose({ ...PLAIN, state: "draft" }, person("piet", "approve replies"))).toBe(false);
  });
});

it("words that ask for a reason wait for it, and words that must change for nobody's reason", () => {
  const asks = { rule: "promise", level: "reason", start: 0, end: 1, words: "" } as Finding;
  expect(obstacle([asks], {})).toContain("reason");
  expect(obstacle([asks], { promise: "agreed with legal" })).toBe("");
  expect(obstacle([{ ...asks, level: "block" }], { promise: "agreed" })).toContain("can't go out");
});
