import { expect, test } from "vitest";
import { dated, narrowed, pinned, sought, soughtIn, soughtThemesIn } from "./address";

const of = (query: string) => soughtIn(new URLSearchParams(query));

test("an address without a question asks for all cases by week", () => {
  expect(of("")).toEqual({ by: "week", days: 7, only: {} });
});

test("what is asked stands in the address and is read from it again", () => {
  const asked = {
    by: "region",
    days: 3,
    only: { platform: "x", topic: "late-delivery", severity: "2" },
  } as const;
  expect(of(new URLSearchParams(sought(asked)).toString())).toEqual(asked);
  expect(sought({ by: "week", days: 7, only: {} })).toEqual({});
});

test("what an address can't ask is left out", () => {
  expect(of("by=person&days=400&severity=9&private=maybe&author=1")).toEqual({
    by: "week",
    days: 7,
    only: {},
  });
  expect(of("by=constructor").by).toBe("week");
  expect(of(`topic=${"x".repeat(500)}`).only.topic).toHaveLength(120);
});

test("the API is asked with a number and a yes or no, where it takes these", () => {
  expect(narrowed({ severity: "2", private: "public", desk: "care" })).toEqual({
    severity: 2,
    private: false,
    desk: "care",
  });
  expect(narrowed({})).toEqual({});
});

test("themes are those of complaints, unless those after a recovery are asked", () => {
  expect(soughtThemesIn(new URLSearchParams("of=anything&topic=refund"))).toEqual({
    of: "complaints",
    topic: "refund",
  });
  expect(soughtThemesIn(new URLSearchParams("of=afterwards&region=Delhi"))).toEqual({
    of: "afterwards",
    region: "Delhi",
  });
});

test("one's own page moves with the day, a link for others does not", () => {
  const days = { since: "2026-05-04", until: "2026-05-31" };
  expect(dated({ preset: "4-weeks", ...days })).toEqual({ period: "4-weeks" });
  expect(pinned(new URL("https://amends.example/reports?period=4-weeks&by=topic"), days)).toBe(
    "https://amends.example/reports?by=topic&since=2026-05-04&until=2026-05-31",
  );
});
