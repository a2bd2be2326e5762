import { expect, test } from "vitest";
import { caseIn } from "./naming";

test("a case is named by its address or by its name", () => {
  expect(caseIn("https://amends.example/cases/reddit-t1_ab?x=1")).toBe("reddit-t1_ab");
  expect(caseIn(" x-17 ")).toBe("x-17");
  expect(caseIn("https://amends.example/cases/x%2D17")).toBe("x-17");
});

test("anything else names no case", () => {
  expect(["", "17", "https://x.com/a/status/17", "x-", "../x-1/..", "%E0"].map(caseIn)).toEqual([
    "",
    "",
    "",
    "",
    "",
    "",
  ]);
});
