/** The zone in which the viewer lives, by its IANA name. */
export const ZONE = zoneOf(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** A zone that the API takes: one of a place, for a name like "CET" may be one machine's own; otherwise UTC. */
export function zoneOf(name: string | undefined): string {
  return name?.includes("/") ? name : "UTC";
}

const PARTS = (zone: string) =>
  new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });

/** The day at a moment in a zone, as "2026-05-31". */
export function dayOf(at: number, zone: string): string {
  const parts = Object.fromEntries(
    PARTS(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** The day so many days later; a day has no hours, so no change of clocks moves it. */
export function later(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** How many days a period has, both ends included. */
export function daysIn({ since, until }: { since: string; until: string }): number {
  return Math.round((Date.parse(until) - Date.parse(since)) / 86_400_000) + 1;
}

/** Whether somebody wrote a day. */
export function isDay(typed: string | null): typed is string {
  if (!typed || !/^\d{4}-\d\d-\d\d$/.test(typed)) return false;
  const at = Date.parse(`${typed}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(typed);
}

// A day is written as it is, whatever the viewer's zone: it is no moment.
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const DAY_AND_YEAR = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A day, short: "4 May". */
export function dayWords(day: string): string {
  return isDay(day) ? DAY.format(Date.parse(day)) : day;
}

/** A period: "4 May to 31 May 2026"; with both years, where they differ. */
export function periodWords({ since, until }: { since: string; until: string }): string {
  if (!isDay(since) || !isDay(until)) return `${since} to ${until}`;
  const first = since.slice(0, 4) === until.slice(0, 4) ? DAY : DAY_AND_YEAR;
  return `${first.format(Date.parse(since))} to ${DAY_AND_YEAR.format(Date.parse(until))}`;
}
