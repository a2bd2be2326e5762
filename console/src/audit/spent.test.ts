import { expect, test } from "vitest";
import type { Spent } from "../api/queries/audit";
import { parts, whoseTime } from "./spent";

const spent = (holder: Spent["holder"], minutes: number, business = minutes): Spent => ({
  holder,
  who: "",
  words: "",
  seconds: minutes * 60,
  business_seconds: business * 60,
});

test("it is said how much responders and approvers used, whoever used more", () => {
  expect(whoseTime([spent("approver", 500, 120), spent("responder", 40)])).toBe(
    "Responders used 40 min, approvers 2 h.",
  );
  expect(whoseTime([spent("responder", 40)])).toBe("Responders used 40 min, approvers none.");
});

test("the bar shows all that the case waited for, and not the time in which nobody had it", () => {
  const shown = parts([
    spent("customer", 60),
    spent("nobody", 999),
    spent("responder", 30),
    spent("outbox", 30),
    spent("approver", 300, 0),
  ]);
  expect(shown.map(({ name, words, percent }) => [name, words, percent])).toEqual([
    ["Responders", "30 min", 25],
    ["Outbox and platform", "30 min", 25],
    ["Customer", "1 h", 50],
  ]);
  expect(parts([])).toEqual([]);
});
