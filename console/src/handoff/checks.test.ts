import { expect, test } from "vitest";
import type { Told } from "../api/client";
import { inOneSentence, standings } from "./checks";

const told = (...rules: string[]) => ({ findings: rules.map((rule) => ({ rule })) }) as Told;

test("an empty text says none of the four, and asks nobody", () => {
  const checks = standings("  ", undefined);
  expect(checks.map(({ standing }) => standing)).toEqual(["missing", "missing", "missing", "missing"]);
});

test("what the rules do not miss is said", () => {
  const checks = standings("Sorry", told("invitation.why_private", "tone.shouting"));
  expect(checks.map(({ standing }) => standing)).toEqual(["said", "missing", "said", "said"]);
  expect(inOneSentence(checks)).toBe("3 of 4 parts are there. Missing: says why in private.");
});

test("before the rules have answered nothing is claimed", () => {
  const checks = standings("Sorry", undefined);
  expect(checks.every(({ standing }) => standing === "asked")).toBe(true);
  expect(inOneSentence(checks)).toBe("Looking at the four parts…");
});

test("a whole invitation is told so", () => {
  expect(inOneSentence(standings("Sorry", told()))).toBe("All four parts are there.");
});
