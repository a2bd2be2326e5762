import { expect, test } from "vitest";
import { soughtIn } from "./sought";

test("an address asks for what the library knows, and for nothing else", () => {
  const asked = new URLSearchParams("topic=billing&platform=x&language=de&state=in_review&cursor=a");
  expect(soughtIn(asked)).toEqual({ topic: "billing", platform: "x", language: "de", state: "in_review" });
  const strange = new URLSearchParams("topic=%3Cb%3E&platform=fax&language=English&state=toString");
  expect(soughtIn(strange)).toEqual({});
});
