const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPANS = [1, 5, 15, 30]
  .flatMap((few) => [few, few * MINUTE])
  .concat([1, 2, 3, 6, 12].map((few) => few * HOUR))
  .concat([1, 2, 7, 14, 28, 56].map((few) => few * DAY))
  .toSorted((one, other) => one - other);
const MOST = 5; // ticks above or below zero

/** From where to where an axis goes, and where its ticks stand: zero is always one of them. */
export interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

/** A scale in steps that people count in: 1, 2 or 5 of a power of ten; of spans, minutes, hours and days. */
export function scaleOf(values: number[], spans = false): Scale {
  // A span is never below zero, even where an estimate of its interval is.
  const [least, most] = [spans ? 0 : Math.min(0, ...values), Math.max(0, ...values)];
  const size = most - least;
  if (size === 0) return { low: 0, high: 1, ticks: [0, 1] };
  const step = spans ? spanStep(size) : plainStep(size);
  const [first, last] = [Math.floor(least / step + TINY), Math.ceil(most / step - TINY)];
  const ticks = Array.from({ length: last - first + 1 }, (_, place) => tidy((first + place) * step));
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks };
}

const TINY = 1e-9; // what a division of decimals leaves over

function plainStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size / MOST));
  return power * ([1, 2, 5].find((few) => few * power * MOST >= size - TINY) ?? 10);
}

function spanStep(size: number): number {
  return SPANS.find((step) => step * MOST >= size) ?? DAY * plainStep(size / DAY);
}

function tidy(value: number): number {
  return Number(value.toPrecision(12)) || 0;
}

/** How far along a scale a value lies, of 100; what lies outside is at its end. */
export function along({ low, high }: Scale, value: number): number {
  return Math.min(100, Math.max(0, (100 * (value - low)) / (high - low)));
}
