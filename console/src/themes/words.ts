import type { Theme, ThemesOf } from "../api/reports";
import { dayWords } from "../reports/days";
import { count, counted } from "../reports/figures";
import { topic } from "../templates/words";

export const KINDS: Record<ThemesOf, { name: string; posts: string }> = {
  complaints: { name: "Complaints", posts: "complaint" },
  afterwards: { name: "After recovery", posts: "post after a recovery" },
};

/** How many posts of a kind: "1,204 complaints". */
export function postsOf(value: number, of: ThemesOf): string {
  return of === "complaints"
    ? counted(value, "complaint")
    : counted(value, "post after a recovery", "posts after a recovery");
}

const TOP = 3;

/** Where most of a theme comes from: "Delhi 12, Mumbai 7 and 3 more"; empty where nothing is known. */
export function most(counts: Record<string, number>, name: (key: string) => string = (key) => key): string {
  const sorted = Object.entries(counts)
    .filter(([key]) => key !== "")
    .toSorted(([, one], [, other]) => other - one);
  const shown = sorted.slice(0, TOP).map(([key, value]) => `${name(key)} ${count(value)}`);
  const left = sorted.length - shown.length;
  return `${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

/** Topics as people read them. */
export const mostTopics = (counts: Record<string, number>) => most(counts, topic);

/** The weeks of a theme for whoever does not see its line: "4 May 3, 11 May 12". */
export function weeksInWords(weeks: string[], { by_week }: Pick<Theme, "by_week">): string {
  return weeks.map((week, place) => `${dayWords(week)} ${by_week[place] ?? 0}`).join(", ");
}

/** What the chart of the largest themes shows. */
export function saysWeeks(themes: Theme[], weeks: string[]): string {
  const [first] = themes;
  if (!first) return "No theme in this period.";
  const peak = first.by_week.indexOf(Math.max(...first.by_week));
  const when = weeks[peak] ? `, most in the week of ${dayWords(weeks[peak])} (${first.by_week[peak]})` : "";
  const emerging = themes.filter((theme) => theme.emerging).map(({ name }) => `“${name}”`);
  const rise = emerging.length > 0 ? ` Emerging: ${emerging.join(", ")}.` : " None of them is emerging.";
  return `The largest theme is “${first.name}” with ${counted(first.posts, "post")}${when}.${rise}`;
}
