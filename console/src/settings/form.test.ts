import { expect, test } from "vitest";
import type { BrandSettings } from "../api/client";
import { AROUND_THE_CLOCK } from "../service/form";
import { entries, opened, typed, wrong, wrongTogether } from "./form";

const SETTINGS: BrandSettings = {
  accounts: { x: ["larkfield"], reddit: ["larkfield_care"] },
  terms: ["Larkfield", "Lark field"],
  queries: [{ name: "outage", text: "larkfield (down OR outage)" }],
  subreddits: ["broadband"],
  subreddits_left_alone: ["legaladvice"],
  competitors: [{ name: "Saltby", accounts: { x: ["saltby", "saltbycare"], reddit: [] } }],
  budgets: { "x.mentions": "12.50" },
  quiet_hours: { start: "22:00", end: "06:00", zone: "Europe/London" },
  languages: ["en"],
  idle_minutes: 60,
  outages: {
    follow_up: ["reddit" as const],
    regions: [{ name: "north", places: ["leeds"] }],
    alerts: [{ words: ["login"], topic: "login", region: "north" }],
  },
  reopen_days: 7,
  private: {
    keep_days: 90,
    notice_url: "https://larkfield.example/privacy",
    remind_hours: 4,
    close_hours: 72,
    modmail: ["larkfield"],
  },
  business_hours: AROUND_THE_CLOCK,
  service: {
    classes: [],
    gravest_around_the_clock: false,
    warn_at: 60,
    deputy_at: 110,
    lead_at: 200,
    desks: [{ desk: "legal", deputies: [], lead: { id: "1", name: "Lena" } }],
  },
};

test("settings that are opened and not edited are the settings", () => {
  expect(typed(opened(SETTINGS))).toEqual(SETTINGS);
});

test("empty lines and rows are nothing, and a new line is a change", () => {
  const form = opened(SETTINGS);
  const padded = {
    ...form,
    terms: `\n ${form.terms}\n\n`,
    queries: [...form.queries, { name: "", text: " " }],
  };
  expect(typed(padded)).toEqual(SETTINGS);
  expect(typed({ ...form, terms: `${form.terms}\nNew` }).terms).toEqual([...SETTINGS.terms, "New"]);
});

test("no quiet hours are typed as nothing, and half of them are for the server to judge", () => {
  const form = { ...opened(SETTINGS), start: "", end: "", zone: "" };
  expect(typed(form).quiet_hours).toBe(null);
  expect(typed({ ...form, start: "22:00" }).quiet_hours).toEqual({ start: "22:00", end: "", zone: "" });
});

test("what is wrong stands at its field, and an entry is named by its words", () => {
  const faults = [
    { at: "settings.terms.1", why: "A term needs a letter." },
    { at: "settings.accounts.x", why: "lark is there twice." },
    { at: "settings", why: "R/a can't be read and left alone." },
    { at: "note", why: "Too short." },
  ];
  expect(wrong(faults, "terms", entries("Lark\n\n!!"))).toBe("“!!”: A term needs a letter.");
  expect(wrong(faults, "accounts.x", ["lark"])).toBe("lark is there twice.");
  expect(wrong(faults, "subreddits")).toBe(undefined);
  expect(wrongTogether(faults)).toBe("R/a can't be read and left alone. Too short.");
});

test("a field whose name begins like another's keeps its faults to itself", () => {
  const faults = [{ at: "settings.subreddits_left_alone.0", why: "No." }];
  expect(wrong(faults, "subreddits", ["a"])).toBe(undefined);
  expect(wrong(faults, "subreddits_left_alone", ["b"])).toBe("“b”: No.");
});
