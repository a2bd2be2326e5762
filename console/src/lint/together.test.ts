import { expect, test } from "vitest";
import type { Told } from "../api/client";
import { together } from "./together";

const told = (...rules: string[]) => ({ findings: rules.map((rule) => ({ rule })) }) as unknown as Told;
const rulesOf = ({ findings }: Told) => findings.map(({ rule }) => rule);

test("what only stands in private is still said when the model has answered", () => {
  expect(rulesOf(together(told("tone"), told("private.only", "length")))).toEqual(["private.only", "tone"]);
});

test("without the rules' answer it is the model's", () => {
  expect(rulesOf(together(told("tone"), undefined))).toEqual(["tone"]);
});
