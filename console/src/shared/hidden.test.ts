import { expect, test } from "vitest";
import { hidden, plain } from "./hidden";

test("ordinary text hides nothing, in any script and with any emoji", () => {
  for (const text of ["Hello\n\tyou", "مرحبا", "日本語", "👩‍👩‍👧‍👦 ❤️ 🇬🇧", "می‌خواهم"]) {
    expect(hidden(text)).toEqual([]);
    expect(plain(text)).toBe(text);
  }
});

test("what hides in a text is named", () => {
  expect(hidden("a\u202eb")).toEqual(["reversed or embedded writing direction"]);
  expect(hidden("a\u200bb\u0000")).toEqual(["zero-width characters", "control characters"]);
  expect(hidden("a\u{e0041}")).toEqual(["invisible tags"]);
});

test("a name is shown in the order in which it is written", () => {
  expect(plain("evil\u202egnp\u0000\u200b")).toBe("evilgnp");
});
