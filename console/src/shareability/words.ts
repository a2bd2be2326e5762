import type { Cut, Figure, Row } from "../api/reports";
import { topic } from "../templates/words";
import { DESKS } from "../notices/form";
import { dayWords, later } from "../reports/days";
import { counted, intervalOf, isKnown, percent, valueOf } from "../reports/figures";
import { ORDER, OUTCOMES } from "../outcome/words";
import { PLATFORMS } from "../shared/PlatformBadge";
import { severity } from "../shared/severity";
import { figureOf, type Measure } from "./measures";

/** A row's name as people say it; what the API named is taken as it is. */
export function rowName(by: Cut, { key, name }: Pick<Row, "key" | "name">): string {
  if (by === "week") return `Week of ${dayWords(key)}`;
  if (key === "") return "None";
  if (by === "desk") return DESKS[key as keyof typeof DESKS] ?? name;
  if (by === "platform") return PLATFORMS[key as keyof typeof PLATFORMS] ?? name;
  if (by === "severity") return severity(Number(key)).word;
  if (by === "private") return key === "private" ? "Partly in private" : "All in public";
  if (by === "topic") return topic(name || key);
  return name || key;
}

const NOUNS: Record<Cut, [one: string, many: string]> = {
  week: ["week", "weeks"],
  topic: ["topic", "topics"],
  platform: ["platform", "platforms"],
  desk: ["desk", "desks"],
  severity: ["severity", "severities"],
  private: ["part", "parts"],
  region: ["region", "regions"],
  cause: ["root cause", "root causes"],
  incident: ["incident", "incidents"],
  template: ["template", "templates"],
  team: ["team", "teams"],
};

/** A row's name where there is little room for it. */
export function shortName(by: Cut, row: Pick<Row, "key" | "name">): string {
  return by === "week" ? dayWords(row.key) : rowName(by, row);
}

/** The weeks with those between them in which nothing began, so that the eye does not skip them. */
export function everyWeek(rows: Row[]): Row[] {
  const sorted = rows.toSorted((one, other) => one.key.localeCompare(other.key));
  const filled: Row[] = [];
  for (const row of sorted) {
    let last = filled.at(-1);
    while (last && later(last.key, 7) < row.key) filled.push((last = empty(later(last.key, 7))));
    filled.push(row);
  }
  return filled;
}

function empty(key: string): Row {
  const none: Figure = { value: null, low: null, high: null, n: 0, why: "no case began in this week" };
  const figures = { shared: none, amplification: none, half_life: none, tone_shift: none, uplift: none };
  return { key, name: "", cases: 0, recovered: 0, outcomes: {}, sentence: "", ...figures };
}

/** The rows in the order in which they are shown: teams by name, never by what they reached; all others as they came. */
export function inOrder(by: Cut, rows: Row[]): Row[] {
  return by === "team" ? rows.toSorted((one, other) => one.name.localeCompare(other.name)) : rows;
}

/** What a chart of a measure shows, as one reads it out. */
export function says(of: Measure, by: Cut, total: Row, rows: Row[], days: number): string {
  const whole = figureOf(total, of);
  const what = capital(of.what(days));
  if (!isKnown(whole)) return `${what}: no figure yet (${whole.why || "too few cases"}).`;
  const interval = intervalOf(whole, of.unit);
  const main = `${what}: ${valueOf(whole, of.unit)} over the whole period${interval && ` (95% interval ${interval})`}.`;
  return `${main} ${extremes(of, by, rows)}`.trim();
}

function extremes(of: Measure, by: Cut, rows: Row[]): string {
  const known = rows.filter((row) => isKnown(figureOf(row, of)));
  const few = rows.length - known.length;
  const left =
    few > 0 ? `${counted(few, ...NOUNS[by])} ${few === 1 ? "has" : "have"} too few for a figure.` : "";
  // Whose team is first and whose last is nothing that these numbers can tell, so no sentence says it.
  if (by === "team" || known.length < 2) return left;
  const sorted = known.toSorted((one, other) => value(of, one) - value(of, other));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!lowest || !highest || value(of, lowest) === value(of, highest)) return left;
  const named = (row: Row) =>
    `${valueOf(figureOf(row, of), of.unit)} (${by === "week" ? lower(rowName(by, row)) : rowName(by, row)})`;
  return `From ${named(lowest)} to ${named(highest)}. ${left}`.trim();
}

function value(of: Measure, row: Row): number {
  return figureOf(row, of).value ?? 0;
}

/** What the outcomes' chart shows: the commonest, and how many ended well and badly. */
export function saysOutcomes(total: Row): string {
  const known = ORDER.filter((outcome) => outcome !== "pending");
  const over = sum(total, known);
  const early = total.outcomes.pending ?? 0;
  const waits = early > 0 ? ` Of ${counted(early, "more case")} it is too early to say.` : "";
  if (over === 0) return `No case has an outcome yet.${waits}`;
  const [well, badly] = [sum(total, ["shared", "thanked"]), sum(total, ["unhappy", "escalated"])];
  const commonest = known.toSorted((one, other) => sum(total, [other]) - sum(total, [one]))[0] ?? "silent";
  return `Of ${counted(over, "recovered case")} with an outcome, ${percent(well / over)} ended with thanks or a good post, ${percent(badly / over)} with another complaint. The commonest: ${lower(OUTCOMES[commonest].name)}, ${percent(sum(total, [commonest]) / over)}.${waits}`;
}

/** How many of a row's cases came to one of these outcomes. */
export function sum({ outcomes }: Row, of: (keyof typeof OUTCOMES)[]): number {
  return of.reduce((all, outcome) => all + (outcomes[outcome] ?? 0), 0);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
