import { expect, test } from "vitest";
import { detail, faults, headline, Problem, sentence, since } from "./problem";

test("the API's detail and the gateway's message are shown as sentences", () => {
  expect(detail({ detail: "the case is already resolved" }, 409)).toBe("The case is already resolved.");
  expect(detail({ message: "Unauthorized" }, 401)).toBe("Unauthorized.");
});

test("an answer without words still says something", () => {
  expect(detail("<html>", 502)).toBe("The server answered 502.");
  expect(detail({ detail: [{ loc: [] }] }, 422)).toBe("The server answered 422.");
  expect(headline(418)).toBe("The server could not do this");
});

test("a sentence keeps its own end", () => {
  expect(sentence("is it?")).toBe("Is it?");
});

test("only what may pass by itself is asked again", () => {
  expect([0, 500, 503].map((status) => new Problem(status, "").isPassing)).toEqual([true, true, true]);
  expect([401, 403, 404, 409].map((status) => new Problem(status, "").isPassing)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("a version that is no longer the one seen is told as a conflict", () => {
  expect([409, 412].map((status) => new Problem(status, "").isConflict)).toEqual([true, true]);
  expect([428, 422].map((status) => new Problem(status, "").isConflict)).toEqual([false, false]);
});

test("what is wrong with a field is said in words, and the field is known", () => {
  const said =
    "body.settings.terms.0: Value error, a term needs a letter; or so; body.settings.budgets.x.mentions: Input should be a valid decimal";
  expect(faults({ detail: said })).toEqual([
    { at: "settings.terms.0", why: "A term needs a letter; or so." },
    { at: "settings.budgets.x.mentions", why: "Input should be a valid decimal." },
  ]);
  expect(detail({ detail: said }, 422)).toBe(
    "A term needs a letter; or so. Input should be a valid decimal.",
  );
  expect(faults({ detail: "the settings changed: look again" })).toEqual([]);
});

test("what others did meanwhile is known, and nothing of another shape is taken for it", () => {
  const change = { who: "dana", when: "2026-05-01T10:00:00Z", what: "claimed" };
  expect(since({ version: 3, changes: [change, { who: 1 }, null] })).toEqual({
    version: 3,
    changes: [change],
  });
  expect(since("no body of ours")).toEqual({ version: null, changes: [] });
});
