import { expect, test } from "vitest";
import { noticeOf, withNotice } from "./notice";

const URL = "https://larkfield.example/privacy";

test("the first message wants the notice until its link stands in the words", () => {
  expect(noticeOf("Hello", URL, false)).toBe("wanted");
  expect(noticeOf(withNotice("Hello", URL), URL, false)).toBe("there");
});

test("who has had it is not told twice, and without an address there is none to tell", () => {
  expect(noticeOf("Hello", URL, true)).toBe("given");
  expect(noticeOf("Hello", "", false)).toBe("unset");
});

test("the link comes after what was typed", () => {
  expect(withNotice("Hello ", URL)).toBe(`Hello\n\nHow we handle what you write here: ${URL}`);
  expect(withNotice("", URL)).toBe(`How we handle what you write here: ${URL}`);
});
