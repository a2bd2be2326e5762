import { expect, test } from "vitest";
import type { Mention, Reply } from "../api/client";
import { postedAddress, webAddress } from "./links";

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  "data:text/html,x",
  "//evil.example",
  "not an address",
  "",
])("%s is no address to follow", (address) => {
  expect(webAddress(address)).toBeUndefined();
});

test("a web address is followed as it is", () => {
  expect(webAddress("https://x.com/dana/status/1")).toBe("https://x.com/dana/status/1");
});

test("a posted reply is linked on the network of the post that it answers", () => {
  const onX = { platform: "x", post_id: "77" } as Reply;
  expect(postedAddress(onX, { url: "https://x.com/dana/status/1" } as Mention)).toBe(
    "https://x.com/i/web/status/77",
  );
  const onReddit = { platform: "reddit", post_id: "t1_def", conversation_id: "t3_abc" } as Reply;
  expect(postedAddress(onReddit, undefined)).toBe("https://www.reddit.com/comments/abc/_/def/");
});

test("an answer that went to a webhook has no address of its own", () => {
  const answer = { platform: "webhook", post_id: "77" } as Reply;
  expect(postedAddress(answer, { url: "https://desk.example/1" } as Mention)).toBe(undefined);
});

test("a reply that is not posted has no address", () => {
  expect(postedAddress({ platform: "x", post_id: null } as Reply, undefined)).toBeUndefined();
});
