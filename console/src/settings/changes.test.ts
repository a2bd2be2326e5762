import { expect, test } from "vitest";
import { changed } from "./changes";

test.each([
  [{ field: "terms", old: ["Lark"], new: ["Larkfield"] }, "Terms: added Larkfield; removed Lark"],
  [{ field: "terms", old: ["a", "b"], new: ["b", "a"] }, "Terms: in another order"],
  [
    { field: "accounts", old: { x: [] }, new: { x: ["lark"], reddit: ["care"] } },
    "Accounts: added @lark, u/care",
  ],
  [
    { field: "queries", old: [{ name: "a", text: "x" }], new: [{ name: "a", text: "y" }] },
    "Searches: changed a (x) to y",
  ],
  [
    { field: "budgets", old: { "x.mentions": "5.00" }, new: { "x.mentions": "7.50", "x.quotes": "1.00" } },
    "Budgets: added x.quotes ($1.00); changed x.mentions ($5.00) to $7.50",
  ],
  [
    { field: "quiet_hours", old: null, new: { start: "22:00", end: "06:00", zone: "UTC" } },
    "Quiet hours: added 22:00 to 06:00, UTC",
  ],
  [
    { field: "competitors", old: [], new: [{ name: "Saltby", accounts: { x: ["saltby"], reddit: [] } }] },
    "Competitors: added Saltby (saltby)",
  ],
  [
    {
      field: "service",
      old: { warn_at: 75, classes: [], desks: [] },
      new: { warn_at: 60, classes: [{ severity: 1, channel: "x", targets: { triage: 5 } }], desks: [] },
    },
    "Service times: added classes 1 x severity (1), classes 1 x channel (x), classes 1 x targets triage (5); changed warn at (75) to 60",
  ],
  [
    {
      field: "private",
      old: { keep_days: 90, notice_url: null, modmail: [] },
      new: { keep_days: 30, notice_url: "https://a.example/privacy", modmail: ["larkfield"] },
    },
    "Private messages: added notice url (https://a.example/privacy), modmail 1 (larkfield); changed keep days (90) to 30",
  ],
  [
    {
      field: "business_hours",
      old: { zone: "UTC", monday: [{ start: "00:00", end: "00:00" }] },
      new: { zone: "UTC", monday: [{ start: "09:00", end: "00:00" }] },
    },
    "Business hours: changed monday 1 start (00:00) to 09:00",
  ],
])("%j", (change, words) => {
  expect(changed(change)).toBe(words);
});
