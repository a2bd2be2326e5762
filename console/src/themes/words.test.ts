import { expect, test } from "vitest";
import type { Theme } from "../api/reports";
import { most, mostTopics, postsOf, saysWeeks, weeksInWords } from "./words";

const WEEKS = ["2026-05-04", "2026-05-11"];

function theme(name: string, by_week: number[], emerging = false): Theme {
  const posts = by_week.reduce((all, each) => all + each, 0);
  const share = { value: 0.1, low: 0.05, high: 0.15, n: 100, why: "" };
  return {
    id: name,
    name,
    terms: [],
    posts,
    by_week,
    share,
    emerging,
    why: "",
    regions: {},
    topics: {},
    causes: {},
    since: "2026-05-04",
  };
}

test("where a theme comes from is told by its three largest places", () => {
  expect(most({ Pune: 2, Delhi: 1200, Kochi: 7, Agra: 1, "": 400 })).toBe(
    "Delhi 1,200, Kochi 7, Pune 2 and 1 more",
  );
  expect(mostTopics({ "late-delivery": 3 })).toBe("late delivery 3");
  expect(most({})).toBe("");
});

test("a small line is told in words, too", () => {
  expect(weeksInWords(WEEKS, theme("rain", [3, 12]))).toBe("4 May 3, 11 May 12");
});

test("the chart says which theme is largest, when, and what is emerging", () => {
  expect(saysWeeks([theme("rain", [3, 12]), theme("eSIM", [0, 9], true)], WEEKS)).toBe(
    "The largest theme is “rain” with 15 posts, most in the week of 11 May (12). Emerging: “eSIM”.",
  );
  expect(saysWeeks([theme("rain", [3, 12])], WEEKS)).toContain("None of them is emerging.");
  expect(saysWeeks([], WEEKS)).toBe("No theme in this period.");
});

test("posts are counted by what they are", () => {
  expect(postsOf(1, "complaints")).toBe("1 complaint");
  expect(postsOf(2, "afterwards")).toBe("2 posts after a recovery");
});
