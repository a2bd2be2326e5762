import type { Fault } from "../api/problem";
import type { PathRule, Step } from "../api/queries/paths";

/** A step as it is typed; `key` stays the same while steps are moved. */
export interface StepForm extends Step {
  key: string;
}

/** A rule with its path as they are typed. */
export interface PathForm {
  key: string;
  when: string;
  name: string;
  because: string;
  review_hours: number;
  approval_hours: number;
  steps: StepForm[];
}

/** The rules to be edited. */
export function opened(rules: PathRule[]): PathForm[] {
  return rules.map(({ when, path }) => ({
    key: path.name,
    when,
    ...path,
    steps: path.steps.map((step, place) => ({ ...step, key: String(place) })),
  }));
}

/** What was typed as rules; what is wrong with them is for the server to judge. */
export function meant(form: PathForm[]): PathRule[] {
  return form.map((rule) => ({
    when: rule.when.trim(),
    path: {
      name: rule.name.trim(),
      steps: rule.steps.map(({ desk, need, named }) => ({ desk, need, named })),
      because: rule.because.trim(),
      review_hours: rule.review_hours,
      approval_hours: rule.approval_hours,
    },
  }));
}

/** A step that nobody has chosen yet. */
export function emptyStep(key: string): StepForm {
  return { key, desk: "senior", need: 1, named: [] };
}

/** A rule that nobody has written yet. */
export function emptyPath(key: string): PathForm {
  return {
    key,
    when: "",
    name: "",
    because: "",
    review_hours: 72,
    approval_hours: 24,
    steps: [emptyStep("0")],
  };
}

/** One of several, further up or down. */
export function moved<T>(of: T[], from: number, to: number): T[] {
  return of.toSpliced(from, 1).toSpliced(to, 0, ...of.slice(from, from + 1));
}

/** What the server says against each rule, by its key; `all` is said of all of them together. */
export interface Said {
  rules: Map<string, string[]>;
  all: string[];
}

/** What a check found, put where it belongs: `found` names rules by their paths, `faults` by their places. */
export function said(form: PathForm[], found: string[], faults: Fault[]): Said {
  const result: Said = { rules: new Map(), all: [] };
  const add = (rule: PathForm, words: string) =>
    result.rules.set(rule.key, [...(result.rules.get(rule.key) ?? []), words]);
  for (const each of found) {
    const theirs = form.filter(({ name }) => name.trim() && each.startsWith(`${name.trim()}: `));
    // Of "legal" and "legal: again" the longer name is meant.
    const longest = Math.max(...theirs.map(({ name }) => name.trim().length));
    const named = theirs.filter(({ name }) => name.trim().length === longest);
    if (named.length === 0) result.all.push(each);
    for (const rule of named) add(rule, each.slice(longest + 2));
  }
  for (const { at, why } of faults) {
    const [, place = "", ...field] = at.split(".");
    const rule = form[Number(place)];
    if (!rule || place === "") result.all.push(why);
    else add(rule, `${fieldOf(field)}${why}`);
  }
  return result;
}

const FIELDS: Record<string, string> = {
  when: "When",
  name: "Name",
  steps: "Steps",
  because: "Reason",
  review_hours: "Review ends after",
  approval_hours: "Approval holds for",
};

/** A field by its label: of "path.steps.0.need" that is the steps'. */
function fieldOf(names: string[]): string {
  const label = names.map((name) => FIELDS[name]).find(Boolean);
  return label ? `${label}: ` : "";
}
