import { expect, test } from "vitest";
import type { Wording } from "../api/queries/templates";
import { EMPTY, language, missing, pieces, share, slug, standing } from "./words";

const WORDING: Wording = {
  number: 1,
  words: { ...EMPTY, needs_pr: true },
  state: "in_review",
  authors: ["a"],
  author_name: "A",
  consents: [],
};
const LEGAL = { desk: "legal", by: "l", by_name: "L", at: "2026-05-01T10:00:00Z", sha256: "" } as const;

test("a wording in review says whose approval it waits for", () => {
  expect(standing(WORDING)).toBe("Waits for legal and PR");
  expect(standing({ ...WORDING, consents: [LEGAL] })).toBe("Waits for PR");
  expect(standing({ ...WORDING, state: "approved" })).toBe("In use");
  expect(missing({ ...WORDING, words: EMPTY, consents: [LEGAL] })).toEqual([]);
});

test("a text is cut at the placeholders that there are, and nothing of it is lost", () => {
  const text = "Sorry, {customer}: {other} {";
  const cut = pieces(text, ["customer"]);
  expect(cut.filter(({ place }) => place)).toEqual([{ text: "{customer}", place: "customer" }]);
  expect(cut.map((piece) => piece.text).join("")).toBe(text);
});

test.each([
  ["Late delivery!", "late-delivery"],
  [" - ", ""],
  ["outage", "outage"],
])("%s is the topic %s", (typed, kept) => {
  expect(slug(typed)).toBe(kept);
});

test("a language has a name, and what is none stands as it is", () => {
  expect(language("de")).toBe("German");
  expect(language("english")).toBe("english");
});

test("a share of nothing is no number", () => {
  expect([share(1, 3), share(0, 0)]).toEqual(["33%", "–"]);
});
