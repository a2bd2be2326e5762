import { expect, test } from "vitest";
import { isAnswer, ownPath } from "./session";
import { checked } from "./settings";

test("after the sign-in a person returns only to a path of the console", () => {
  expect(ownPath("/cases/x-1?a=b")).toBe("/cases/x-1?a=b");
  for (const path of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    undefined,
  ]) {
    expect(ownPath(path)).toBe("/");
  }
});

test("an answer of the sign-in is told from the console's own addresses", () => {
  const at = (path: string) => new URL(path, "https://console.example");
  expect(isAnswer(at("/?code=1&state=2"))).toBe(true);
  expect(isAnswer(at("/?error=access_denied&state=2"))).toBe(true);
  expect(isAnswer(at("/queue?desk=legal&state=resolved"))).toBe(false);
});

test("settings that lack something are refused", () => {
  expect(() => checked({ signIn: "https://in.example", clientId: "c" })).toThrow("incomplete");
});

test("the sign-in's address is taken with and without a slash at its end", () => {
  const settings = { signIn: "https://in.example/", clientId: "c", redirectUri: "https://console.example/" };
  expect(checked(settings).signIn).toBe("https://in.example");
});
