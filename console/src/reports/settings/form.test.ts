import { expect, test } from "vitest";
import type { Digest } from "../../api/reports";
import {
  againstCompetitor,
  againstTeam,
  emptyRow,
  meantDigest,
  meantList,
  meantTeams,
  openedDigest,
  openedList,
  openedTeams,
  schedule,
  unreached,
} from "./form";

const LIST = { competitors: [{ name: "Norvik", accounts: ["NorvikCare"] }], accounts: ["Halden"] };
const DIGEST: Digest = {
  version: 2,
  at: null,
  by_name: "Ada",
  on: true,
  weekday: 0,
  hour: 8,
  tz: "UTC",
  recipients: [
    { id: "p1", name: "Mara", why: "" },
    { id: "p2", name: "", why: "no address is set" },
  ],
  latest: [],
};

test("a list that nobody touched is saved as it was", () => {
  expect(meantList(openedList(LIST))).toEqual(LIST);
  const teams = [{ name: "Care", members: ["p1", "p2"] }];
  expect(meantTeams(openedTeams({ teams }))).toEqual(teams);
});

test("handles lose their @, and a row in which nothing is typed is nothing", () => {
  const form = openedList(LIST);
  const competitors = [
    ...form.competitors,
    { key: "2", name: " Blink ", members: ["@BlinkHelp "] },
    emptyRow("3"),
  ];
  expect(meantList({ competitors, accounts: ["@us"] })).toEqual({
    competitors: [...LIST.competitors, { name: "Blink", accounts: ["BlinkHelp"] }],
    accounts: ["us"],
  });
});

test("a competitor needs a name and an account, a team a name and two people", () => {
  expect(againstCompetitor(emptyRow("1"))).toBe("");
  expect(againstCompetitor({ key: "1", name: "Norvik", members: [] })).toContain("account");
  expect(againstCompetitor({ key: "1", name: "", members: ["NorvikCare"] })).toContain("name");
  expect(againstTeam({ key: "1", name: "Care", members: ["p1"] })).toContain("two people");
  expect(againstTeam({ key: "1", name: "Care", members: ["p1", "p2"] })).toBe("");
});

test("a digest is saved with people's ids alone", () => {
  expect(meantDigest(openedDigest(DIGEST, "Europe/Berlin"))).toEqual({
    on: true,
    weekday: 0,
    hour: 8,
    tz: "UTC",
    recipients: [{ id: "p1" }, { id: "p2" }],
  });
});

test("a digest that nobody set yet begins in the viewer's zone", () => {
  expect(openedDigest({ ...DIGEST, version: 0 }, "Europe/Berlin").tz).toBe("Europe/Berlin");
});

test("when it goes and whom it would miss is told in words", () => {
  expect(schedule(DIGEST)).toBe("Every Monday at 08:00 (UTC)");
  expect(unreached(DIGEST.recipients)).toEqual(["p2: no address is set"]);
});
