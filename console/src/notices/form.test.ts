import { expect, test } from "vitest";
import type { NoticeSettings } from "../api/queries/notices";
import { meant, NOBODY, opened } from "./form";

const SETTINGS: NoticeSettings = {
  desks: {
    care: {
      slack: "care-room",
      emails: ["care@larkfield.example"],
      sns: true,
      muted: ["approved"],
      digest_minutes: 30,
    },
  },
  people: [{ ...NOBODY, id: "u1", name: "Rosa", email: "rosa@larkfield.example", desks: ["legal"] }],
  approvers: ["legal"],
  public_preview: false,
};

test("settings that are opened and not edited are the settings, with every desk in them", () => {
  const same = meant(opened(SETTINGS));
  expect(same).toMatchObject(SETTINGS);
  expect(meant(opened(same))).toEqual(same);
});

test("a row in which nothing is typed is nobody, and an empty address is none", () => {
  const form = opened(SETTINGS);
  const people = form.people.map((person) => ({ ...person, email: " " }));
  const edited = meant({ ...form, people: [...people, NOBODY] });
  expect(edited.people).toEqual(form.people.map((person) => ({ ...person, email: null })));
});
