const HOUR = 3_600_000;
const MORNING = 9;
const MONDAY = 1;

/** A time until which a case can sleep. */
export interface Nap {
  value: string;
  label: string;
  until: Date;
}

/** Times to choose from, by the clock on the wall. */
export function naps(now: Date): Nap[] {
  return [
    { value: "hour", label: "For an hour", until: new Date(now.getTime() + HOUR) },
    { value: "afternoon", label: "For four hours", until: new Date(now.getTime() + 4 * HOUR) },
    { value: "tomorrow", label: "Until tomorrow morning", until: morning(now, 1) },
    { value: "monday", label: "Until Monday morning", until: morning(now, untilMonday(now)) },
  ];
}

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}

function untilMonday(now: Date): number {
  return (MONDAY + 7 - now.getDay()) % 7 || 7;
}

/** A moment that was typed into a field for date and time; null where there is none, or it is over. */
export function typedMoment(value: string, now: number): string | null {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) || at.getTime() <= now ? null : at.toISOString();
}
