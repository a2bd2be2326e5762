import type { NoticeSettings, NoticeVersion, PersonNotices } from "../api/queries/notices";
import { DESKS, meant, opened, ORDER } from "./form";

const NONE: NoticeSettings = { desks: {}, people: [], approvers: ["legal", "pr"], public_preview: false };

/** What a version changed of the one before it, in words. */
export function changed(version: NoticeVersion, before: NoticeVersion | undefined): string[] {
  const [old, now] = [before?.settings ?? NONE, version.settings].map((settings) => meant(opened(settings)));
  if (!old || !now || (version.version > 1 && !before)) return [];
  const people = names(old.people, now.people);
  return [
    ...ORDER.filter((desk) => differ(old.desks[desk], now.desks[desk])).map(
      (desk) => `${DESKS[desk]} changed`,
    ),
    ...people,
    ...(differ(old.approvers, now.approvers) ? ["Desks that approve changed"] : []),
    ...(old.public_preview === now.public_preview
      ? []
      : [`Words of replies in Slack turned ${now.public_preview ? "on" : "off"}`]),
  ];
}

function names(old: PersonNotices[], now: PersonNotices[]): string[] {
  const before = new Map(old.map((person) => [person.id, person]));
  const after = new Set(now.map(({ id }) => id));
  return [
    ...now.filter(({ id }) => !before.has(id)).map(({ name }) => `${name} added`),
    ...now
      .filter((person) => before.has(person.id) && differ(before.get(person.id), person))
      .map(({ name }) => `${name} changed`),
    ...old.filter(({ id }) => !after.has(id)).map(({ name }) => `${name} removed`),
  ];
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
