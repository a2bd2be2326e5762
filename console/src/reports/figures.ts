import type { Figure } from "../api/reports";

/** How a figure is written. */
export interface Unit {
  /** The value alone: "34%". */
  write: (value: number) => string;
  /** The value where there is little room, as at an axis. */
  tick: (value: number) => string;
  /** Both bounds of its interval: "28% to 41%". */
  range: (low: number, high: number) => string;
}

const NUMBER = new Intl.NumberFormat("en");
const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const FINE_PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const TIMES = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const SIGNED = new Intl.NumberFormat("en", {
  signDisplay: "exceptZero",
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const BRIEF = new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 2 });
const POINTS = new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 1 });

/** A share; under a tenth, with a digit more. */
export function percent(value: number): string {
  return (value !== 0 && Math.abs(value) < 0.1 ? FINE_PERCENT : PERCENT).format(value);
}

/** Seconds in words, with two parts at most: "45 s", "12 min", "3 h 5 min", "2 days 4 h". */
export function seconds(value: number): string {
  if (value < 60) return `${Math.round(value)} s`;
  const minutes = Math.round(value / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h${minutes % 60 ? ` ${minutes % 60} min` : ""}`;
  const whole = Math.round(minutes / 60);
  const days = Math.floor(whole / 24);
  const rest = whole % 24;
  return `${days === 1 ? "1 day" : `${days} days`}${rest ? ` ${rest} h` : ""}`;
}

function between(write: (value: number) => string) {
  return (low: number, high: number) => `${write(low)} to ${write(high)}`;
}

const times = (value: number) => `${TIMES.format(value)}×`;
const signed = (value: number) => SIGNED.format(value).replace("-", "−");
const briefly = (value: number) => BRIEF.format(value).replace("-", "−");
const bare = (value: number) => POINTS.format(100 * value).replace("-", "−");

export const SHARE: Unit = { write: percent, tick: percent, range: between(percent) };
export const RATIO: Unit = { write: times, tick: times, range: between(times) };
export const SPAN: Unit = { write: seconds, tick: seconds, range: between(seconds) };
export const TONE: Unit = { write: signed, tick: briefly, range: between(signed) };
/** A difference of two shares. */
export const POINT: Unit = {
  write: (value) => `${bare(value)} ${Math.abs(Number((100 * value).toFixed(1))) === 1 ? "point" : "points"}`,
  tick: (value) => (value === 0 ? "0" : `${bare(value)} pt`),
  range: (low, high) => `${bare(low)} to ${bare(high)} points`,
};

/** Whether there is a number at all. */
export function isKnown(figure: Figure): figure is Figure & { value: number } {
  return typeof figure.value === "number";
}

/** The value, or a dash. */
export function valueOf(figure: Figure, unit: Unit): string {
  return isKnown(figure) ? unit.write(figure.value) : "–";
}

/** The interval in words; empty where there is none. Of a time that few have reached, only the lower end is known. */
export function intervalOf({ low, high }: Figure, unit: Unit): string {
  if (typeof low !== "number") return "";
  return typeof high === "number" ? unit.range(low, high) : `at least ${unit.write(low)}`;
}

/** A figure for a cell of a table: "34% (28% to 41%)", or why there is none. */
export function inWords(figure: Figure, unit: Unit): string {
  if (!isKnown(figure)) return figure.why || "–";
  const interval = intervalOf(figure, unit);
  return interval ? `${unit.write(figure.value)} (${interval})` : unit.write(figure.value);
}

/** A whole number with its thousands told apart. */
export function count(value: number): string {
  return NUMBER.format(value);
}

/** A count with its noun: "1 case", "1,204 cases". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
