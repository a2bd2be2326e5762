import { expect, test } from "vitest";
import type { NoticeSettings, NoticeVersion } from "../api/queries/notices";
import { changed } from "./changes";
import { NOBODY } from "./form";

const rosa = { ...NOBODY, id: "1", name: "Rosa" };
const version = (number: number, settings: Partial<NoticeSettings>): NoticeVersion => ({
  version: number,
  settings: { desks: {}, people: [], approvers: ["legal", "pr"], public_preview: false, ...settings },
  at: "",
  by: "",
  by_name: "",
  note: "",
});

test("a version says what it changed", () => {
  const care = { emails: ["a@b.example"], sns: false, muted: [], digest_minutes: 15 };
  const first = version(1, { people: [rosa], desks: { care } });
  expect(changed(first, undefined)).toEqual(["Care changed", "Rosa added"]);
  const second = version(2, {
    people: [{ ...rosa, email: "r@b.example" }],
    desks: { care },
    public_preview: true,
  });
  expect(changed(second, first)).toEqual(["Rosa changed", "Words of replies in Slack turned on"]);
  expect(changed(version(3, { desks: { care } }), second)).toEqual([
    "Rosa removed",
    "Words of replies in Slack turned off",
  ]);
});

test("of a version whose predecessor is not known nothing is said", () => {
  expect(changed(version(9, { people: [rosa] }), undefined)).toEqual([]);
});
