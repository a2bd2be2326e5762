const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in the words of a person in a hurry: "under a minute", "12 min", "3 h 5 min", "2 days". */
export function span(milliseconds: number): string {
  if (milliseconds < MINUTE) return "under a minute";
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min`;
  if (milliseconds < DAY) {
    const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
    return `${Math.floor(milliseconds / HOUR)} h${minutes ? ` ${minutes} min` : ""}`;
  }
  const days = Math.floor(milliseconds / DAY);
  return days === 1 ? "1 day" : `${days} days`;
}

/** How long ago something was. */
export function ago(at: string, now: number): string {
  const passed = now - Date.parse(at);
  return passed < MINUTE ? "just now" : `${span(passed)} ago`;
}

/** How much time is left, and whether that is a reason to hurry. */
export interface Due {
  words: string;
  urgency: "overdue" | "soon" | "later";
}

const SOON = 15 * MINUTE; // the time that the gravest cases get in all

/** What is left until a case is due. */
export function due(at: string, now: number): Due {
  const left = Date.parse(at) - now;
  if (left < 0) return { words: `overdue ${span(-left)}`, urgency: "overdue" };
  return { words: `due in ${span(left)}`, urgency: left <= SOON ? "soon" : "later" };
}

/** How long until something will probably be. */
export function until(at: string, now: number): string {
  const left = Date.parse(at) - now;
  return left < MINUTE ? "in a moment" : `in ${span(left)}`;
}

const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

const MOMENT = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** A moment of the last days, short: "Fri 1 May, 10:12". */
export function moment(at: string): string {
  return MOMENT.format(new Date(at));
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A moment by the clock on the wall; with its day, where that is not today. */
export function clock(at: string, now: number): string {
  const then = new Date(at);
  return then.toDateString() === new Date(now).toDateString() ? CLOCK.format(then) : moment(at);
}

/** The exact time in the viewer's zone, with the zone's name. */
export function exact(at: string): string {
  return EXACT.format(new Date(at));
}
