import { describe, expect, it } from "vitest";
import {
  type Base,
  heard,
  insisted,
  isAhead,
  isDue,
  kept,
  nothing,
  opened,
  type Words,
  yielded,
} from "./words";

const THERE: Base = { text: "Sorry, Ada.", inReplyTo: "7", version: 3, at: "2026-11-20T12:00:00Z" };
const NEWER: Base = { ...THERE, text: "Sorry, Ada. We look.", version: 4, at: "2026-11-20T12:01:00Z" };

function page(text: string, base: Base): Words {
  return { text, inReplyTo: base.inReplyTo, base, known: true, other: null };
}

describe("a page that opens", () => {
  it("shows what was typed elsewhere, with the post that it answers", () => {
    const words = heard(opened("", null), THERE, "");
    expect([words.text, words.inReplyTo, isAhead(words)]).toEqual(["Sorry, Ada.", "7", false]);
  });

  it("goes on with what this tab could not hand over", () => {
    const words = heard(opened("", { text: "Sorry, Ada. And", inReplyTo: "7", base: THERE }), THERE, "");
    expect([words.text, isDue(words), words.other]).toEqual(["Sorry, Ada. And", true, null]);
  });

  it("asks where this tab and the server have different words", () => {
    const words = heard(opened("", { text: "Sorry, Ada. And", inReplyTo: "7", base: THERE }), NEWER, "");
    expect([words.text, words.other, isDue(words)]).toEqual(["Sorry, Ada. And", NEWER, false]);
  });

  it("hands nothing over before the server was asked", () => {
    expect(isDue({ ...opened("", null), text: "Hello" })).toBe(false);
  });

  it("asks where somebody typed faster than the server answered", () => {
    expect(heard({ ...opened("", null), text: "Hello" }, THERE, "").other).toEqual(THERE);
  });
});

describe("words that the server has anew", () => {
  it("come in where nothing here would be missed", () => {
    expect(heard(page("Sorry, Ada.", THERE), NEWER, "").text).toBe(NEWER.text);
  });

  it("leave what was typed here, and are shown beside it", () => {
    const words = heard(page("Sorry, Ada. But", THERE), NEWER, "");
    expect([words.text, words.other]).toEqual(["Sorry, Ada. But", NEWER]);
    expect(insisted(words)).toMatchObject({ text: "Sorry, Ada. But", base: NEWER, other: null });
    expect(isDue(insisted(words))).toBe(true);
    expect(yielded(words)).toMatchObject({ text: NEWER.text, base: NEWER, other: null });
  });

  it("need no choice where they are the same", () => {
    expect(heard(page(NEWER.text, THERE), NEWER, "")).toMatchObject({ base: NEWER, other: null });
  });

  it("that went away take nothing from the field", () => {
    const words = heard(page("Sorry, Ada.", THERE), nothing(""), "");
    expect([words.text, words.other?.version]).toEqual(["Sorry, Ada.", 0]);
    expect(yielded(words).text).toBe("");
    expect(isDue(insisted(words))).toBe(true);
  });

  it("are others though they bear the same time, as after a customer's words were taken out", () => {
    expect(heard(page("Sorry, Ada.", THERE), { ...THERE, text: "[removed]", version: 4 }, "").text).toBe(
      "[removed]",
    );
  });
});

it("another post to answer is handed over, too, once there are words", () => {
  expect(isAhead({ ...page("Sorry, Ada.", THERE), inReplyTo: "8" })).toBe(true);
  expect(isAhead({ ...page("", nothing("")), inReplyTo: "8" })).toBe(false);
});

it("what was handed over is no longer ahead, unless more was typed meanwhile", () => {
  expect(isAhead(kept(page(NEWER.text, THERE), NEWER))).toBe(false);
  expect(isAhead(kept(page(`${NEWER.text} And`, THERE), NEWER))).toBe(true);
});
