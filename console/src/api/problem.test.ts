import { expect, test } from "vitest";
import { detail, headline, Problem, sentence } from "./problem";

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
