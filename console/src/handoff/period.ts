const DAY = 24 * 3_600_000;
const MOST = 92; // days that are counted at once

/** Days in UTC, both included, as the API counts them. */
export interface Period {
  since: string;
  until: string;
}

/** The latest thirty days. */
export function latest(now: number): Period {
  return { since: day(now - 29 * DAY), until: day(now) };
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The days in an address; the latest thirty where none stand there, or they are no days. */
export function periodIn(address: URLSearchParams, now: number): Period {
  const usual = latest(now);
  const [since, until] = [address.get("since") ?? "", address.get("until") ?? ""];
  const typed = { since: since || usual.since, until: until || usual.until };
  return isDay(typed.since) && isDay(typed.until) ? typed : usual;
}

/** Why these days can't be counted, in words; empty where they can. */
export function against({ since, until }: Period): string {
  const days = (Date.parse(until) - Date.parse(since)) / DAY + 1;
  if (days < 1) return "The first day comes after the last one.";
  return days > MOST ? `At most ${MOST} days are counted at once.` : "";
}

function isDay(typed: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(Date.parse(typed));
}
