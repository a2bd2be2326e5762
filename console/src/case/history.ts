import type { Event } from "../api/client";
import { moment } from "../shared/time";

export type Theme = "case" | "replies" | "notes" | "clocks";

const CLOCK = / (due soon|overdue|escalated to (deputy|lead))$/;
const NOTE = /^note(d| edited)$/;

/** What an event is about. */
export function themeOf({ kind, reply_id }: Event): Theme {
  if (CLOCK.test(kind)) return "clocks";
  if (NOTE.test(kind)) return "notes";
  return reply_id ? "replies" : "case";
}

/** The events of a day. */
export interface Day {
  name: string;
  events: Event[];
}

const DATE = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

/** The events by day, the newest first. */
export function days(events: Event[], now: number): Day[] {
  const found = new Map<string, Event[]>();
  for (const event of events.toReversed()) {
    const name = dayOf(event.at, now);
    found.set(name, [...(found.get(name) ?? []), event]);
  }
  return [...found].map(([name, of]) => ({ name, events: of }));
}

function dayOf(at: string, now: number): string {
  const [day, today] = [new Date(at).toDateString(), new Date(now)];
  if (day === today.toDateString()) return "Today";
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  return day === yesterday.toDateString() ? "Yesterday" : DATE.format(new Date(at));
}

/** Clock events that stand together are one line, which can be opened; one alone is as any other. */
export function folded(events: Event[]): Event[][] {
  const lines: Event[][] = [];
  for (const event of events) {
    const before = lines.at(-1);
    if (before?.[0] && themeOf(before[0]) === "clocks" && themeOf(event) === "clocks") before.push(event);
    else lines.push([event]);
  }
  return lines;
}

const MOMENTS = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/g;

/** An event's note as a person reads it: moments by their own clock; what only leads to a note is left out. */
export function noteOf(event: Event): string {
  if (themeOf(event) === "notes") return "";
  return event.note.replace(MOMENTS, (at) => moment(at));
}
