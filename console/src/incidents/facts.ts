import type { Fact } from "../api/queries/incidents";
import { clock, until } from "../shared/time";

/** Whether it may be said at this moment. */
export function holds({ withdrawn_at, expires_at }: Fact, now: number): boolean {
  return !withdrawn_at && now < Date.parse(expires_at);
}

/** Until when it may be said, or since when not. */
export function expiry(fact: Fact, now: number): string {
  if (fact.withdrawn_at) return `Taken back at ${clock(fact.withdrawn_at, now)}`;
  if (!holds(fact, now)) return `Expired at ${clock(fact.expires_at, now)}`;
  return `Until ${clock(fact.expires_at, now)} (${until(fact.expires_at, now)})`;
}

const DAY = 24 * 3_600_000;
const LONGEST = 30 * DAY;

/** A moment that was typed as an expiry; null unless it lies within the next 30 days. */
export function typedExpiry(typed: string, now: number): string | null {
  const at = Date.parse(typed);
  return Number.isNaN(at) || at <= now || at > now + LONGEST ? null : new Date(at).toISOString();
}

/** A moment as a field for date and time takes it, by the clock on the wall. */
export function forField(at: string | number): string {
  const there = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = [there.getFullYear(), two(there.getMonth() + 1), two(there.getDate())].join("-");
  return `${day}T${two(there.getHours())}:${two(there.getMinutes())}`;
}
