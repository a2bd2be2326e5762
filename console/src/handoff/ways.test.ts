import { expect, test } from "vitest";
import type { Way } from "../api/queries/handoffs";
import { surcharge, wayName, withWay } from "./ways";

const LINK = "https://x.com/messages/compose?recipient_id=7";
const deep: Way = { way: "deep_link", words: "", price: "0.20" };
const link: Way = { way: "link", words: "", link: LINK, price: "0.20" };
const plain: Way = { way: "plain", words: "", price: "0.010" };
const modmail: Way = { way: "modmail", words: "", link: "https://reddit.com/m", price: "0" };
const all = [deep, link, plain];

test("a way is named with its price", () => {
  expect(wayName(deep)).toBe("Button under the post, $0.20");
  expect(wayName(modmail)).toBe("Message to the moderators, free");
});

test("what a link costs more is said against the way without one", () => {
  expect(surcharge(deep, all)).toBe("$0.19 more than without a link");
  expect(surcharge(plain, all)).toBe("");
  expect(surcharge(modmail, [modmail])).toBe("");
});

test("the link comes into the words, once, and goes with another way", () => {
  const words = withWay("Sorry! Write to us.", link, all);
  expect(words).toBe(`Sorry! Write to us. ${LINK}`);
  expect(withWay(words, link, all)).toBe(words);
  expect(withWay(words, plain, all)).toBe("Sorry! Write to us.");
});

test("nothing is put into an empty field, and what was typed stays as it is", () => {
  expect(withWay("", link, all)).toBe("");
  expect(withWay("Sorry! ", plain, all)).toBe("Sorry! ");
});
