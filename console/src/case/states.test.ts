import { describe, expect, it } from "vitest";
import type { Reply } from "../api/client";
import { mayEdit, undoing } from "./states";

const WAITS = { state: "in_review", author: "rosa", approvals: [], proposal: null } as unknown as Reply;
const MINE = { owner: "rosa" };

describe("who may put other words there", () => {
  it("is the author, and nobody else", () => {
    expect(mayEdit(WAITS, MINE, "rosa")).toBe(true);
    expect(mayEdit(WAITS, MINE, "piet")).toBe(false);
    expect(mayEdit(WAITS, MINE, undefined)).toBe(false);
  });

  it("is in review the author who owns the case, since only its owner sends", () => {
    expect(mayEdit(WAITS, { owner: null }, "rosa")).toBe(true);
    expect(mayEdit(WAITS, { owner: "mia" }, "rosa")).toBe(false);
    expect(mayEdit({ ...WAITS, state: "draft" }, { owner: "mia" }, "rosa")).toBe(true);
  });

  it("is nobody once it is approved", () => {
    expect(mayEdit({ ...WAITS, state: "approved" }, MINE, "rosa")).toBe(false);
  });
});

describe("what an edit undoes", () => {
  it("is nothing before review", () => {
    expect(undoing({ ...WAITS, state: "draft" })).toBe("");
  });

  it("is the approval, with whatever others gave to it", () => {
    expect(undoing(WAITS)).toMatch(/starts over\.$/);
    const given = { ...WAITS, approvals: [{ by_name: "lena" }], proposal: { by_name: "piet" } } as Reply;
    expect(undoing(given)).toContain(
      "What lena approved no longer counts, and what piet proposed falls away.",
    );
  });
});
