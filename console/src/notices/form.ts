import type { Desk } from "../api/client";
import type { DeskNotices, NoticeSettings, PersonNotices } from "../api/queries/notices";

export const DESKS: Record<Desk, string> = { care: "Care", legal: "Legal", pr: "PR" };
export const ORDER = Object.keys(DESKS) as Desk[];

const NOT_TOLD: DeskNotices = { slack: null, emails: [], sns: false, muted: [], digest_minutes: 15 };

/** The settings to be edited: every desk stands in them. */
export interface NoticesForm extends Omit<NoticeSettings, "desks"> {
  desks: Record<Desk, DeskNotices>;
}

/** The settings as a form. */
export function opened(settings: NoticeSettings): NoticesForm {
  const desks = Object.fromEntries(ORDER.map((desk) => [desk, settings.desks?.[desk] ?? NOT_TOLD]));
  return { ...settings, desks: desks as Record<Desk, DeskNotices> };
}

/** What was typed as settings: what is empty is none, and a row in which nothing is typed is left out. */
export function meant(form: NoticesForm): NoticeSettings {
  const people = form.people.map(trimmed).filter(({ id, name, email }) => id || name || email);
  const desks = ORDER.map((desk) => [desk, { ...form.desks[desk], slack: form.desks[desk].slack || null }]);
  return { ...form, people, desks: Object.fromEntries(desks) as Record<Desk, DeskNotices> };
}

function trimmed(person: PersonNotices): PersonNotices {
  const { id, name, email, slack } = person;
  return { ...person, id: id.trim(), name: name.trim(), email: email?.trim() || null, slack: slack || null };
}

/** What a person's row holds before anything is typed. */
export const NOBODY: PersonNotices = { id: "", name: "", email: null, slack: null, desks: [] };
