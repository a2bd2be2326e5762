import type { ComparedBrand, ComparisonState, Figure } from "../api/reports";
import { inWords, isKnown, percent, SHARE, SPAN, type Unit, valueOf } from "../reports/figures";
import { moment } from "../shared/time";

export const STATES: Record<ComparisonState, { name: string; colour: string }> = {
  collecting: { name: "Being collected", colour: "blue" },
  done: { name: "Complete", colour: "teal" },
  "waiting for budget": { name: "Waits for budget", colour: "orange" },
};

const NEVER = "not reached"; // as the API says of a time by which too few were answered

type Act = "acknowledgment" | "apology" | "cause" | "promise" | "invitation";

/** What an answer can do, in the order in which a good one does it. */
export const ACTS: Record<Act, string> = {
  acknowledgment: "Acknowledges it",
  apology: "Apologises",
  cause: "Names the cause",
  promise: "Promises a time",
  invitation: "Invites into private",
};
export const ACT_IDS = Object.keys(ACTS) as Act[];

const MARK = new Intl.NumberFormat("en", {
  signDisplay: "exceptZero",
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const mark = (value: number) => MARK.format(value).replace("-", "−");

/** From −1 (harsh) to +1 (warm). */
export const WARMTH: Unit = {
  write: mark,
  tick: mark,
  range: (low, high) => `${mark(low)} to ${mark(high)}`,
};

/** A brand's name, and that it is ours, for whoever does not see the colour. */
export function brandName({ name, ours }: Pick<ComparedBrand, "name" | "ours">): string {
  return ours ? `${name} (ours)` : name;
}

/** A time by which so many were answered; where that time never came, that it did not. */
export function spanWords(figure: Figure): string {
  if (isKnown(figure)) return inWords(figure, SPAN);
  return figure.why.startsWith(NEVER) ? "not reached" : figure.why || "–";
}

/** A window: "Fri 1 May, 10:12 to Sat 2 May, 18:00"; without an end while it goes on. */
export function windowWords({ since, until }: { since: string; until: string | null }): string {
  return `${moment(since)} ${until ? `to ${moment(until)}` : "until now"}`;
}

/** Whether a brand has enough complaints to say how soon it answers. */
export function isTimed({ median }: Pick<ComparedBrand, "median">): boolean {
  return isKnown(median) || median.why.startsWith(NEVER);
}

/** What the curves show: who answered how many within which time. */
export function saysCurves(brands: ComparedBrand[]): string {
  const said = brands.filter(isTimed).map((brand) => {
    const half = isKnown(brand.median)
      ? `half within ${valueOf(brand.median, SPAN)}`
      : "never reached half of them";
    return `${brandName(brand)} ${isKnown(brand.median) ? "answered " : ""}${half}`;
  });
  return said.length > 0
    ? `How many complaints had an answer after how long: ${said.join("; ")}.`
    : "No brand has enough complaints yet to say how soon it answers.";
}

/** What the bars of the answered show. */
export function saysAnswered(brands: ComparedBrand[]): string {
  const known = brands.filter(({ answered }) => isKnown(answered));
  if (known.length === 0) return "No brand has enough complaints yet for a share.";
  const said = known.map((brand) => `${brandName(brand)} ${valueOf(brand.answered, SHARE)}`);
  return `The share of complaints that had an answer by the last look: ${said.join(", ")}.`;
}

/** What the acts show: for each act, where we stand beside the others. */
export function saysActs(brands: ComparedBrand[]): string {
  const ours = brands.find((brand) => brand.ours);
  if (!ours) return "What the answers of each brand do.";
  const said = ACT_IDS.filter((act) => isKnown(ours[act])).map((act) => {
    const others = brands.flatMap((brand) => (brand.ours || !isKnown(brand[act]) ? [] : [brand[act].value]));
    const most = others.length > 0 ? `, others at most ${percent(Math.max(...others))}` : "";
    return `${ACTS[act].toLowerCase()} ${valueOf(ours[act], SHARE)}${most}`;
  });
  return said.length > 0
    ? `Of our answered complaints: ${said.join("; ")}.`
    : "We have too few answers yet for these shares.";
}

/** What the last column of small measures shows. */
export function saysManner(brands: ComparedBrand[]): string {
  const known = brands.filter(({ repetition }) => isKnown(repetition));
  const most = known.toSorted((one, other) => (other.repetition.value ?? 0) - (one.repetition.value ?? 0))[0];
  if (!most) return "No brand has answered often enough to say how it sounds.";
  return `${brandName(most)} repeats itself most: ${valueOf(most.repetition, SHARE)} of its answers say what an earlier one said.`;
}

/** A window that is typed as the viewer's clock shows it, as moments; null where that is none. */
export function windowOf(typed: { since: string; until: string }): { since: string; until: string } | null {
  const [since, until] = [new Date(typed.since), new Date(typed.until)];
  if (Number.isNaN(since.getTime()) || Number.isNaN(until.getTime()) || since >= until) return null;
  return { since: since.toISOString(), until: until.toISOString() };
}

/** What stands in the fields at first: the day until now, by the viewer's clock. */
export function lastDay(now: number): { since: string; until: string } {
  return { since: typedAt(now - 86_400_000), until: typedAt(now) };
}

/** A moment as a field for date and time takes it, by the browser's clock, in which the field is read, too. */
function typedAt(at: number): string {
  const behind = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - behind).toISOString().slice(0, "2026-05-01T10:00".length);
}
