import { expect, test } from "vitest";
import { begunWith } from "./beginning";

test("words that somebody typed are never taken away by others that are begun with", () => {
  expect(begunWith("", "Please edit your post.")).toBe("Please edit your post.");
  expect(begunWith("Sorry! ", "Please edit your post.")).toBe("Sorry!\n\nPlease edit your post.");
});

test("what stands there already does not come twice", () => {
  expect(begunWith("Sorry! Please edit.", "Please edit.")).toBe("Sorry! Please edit.");
});
