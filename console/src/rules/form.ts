import type { Fault } from "../api/problem";
import type { Checked, Example, RuleSet, TriageRule } from "../api/queries/rules";

/** An example as it is typed: what differs from a plain complaint is "author.followers=60000, mention.private=true". */
export interface ExampleForm extends Record<string, string> {
  text: string;
  values: string;
}

/** A rule as it is typed; `key` stays the same while the rule is renamed and moved. */
export interface RuleForm extends Omit<TriageRule, "matches" | "spares"> {
  key: string;
  matches: ExampleForm[];
  spares: ExampleForm[];
}

/** A keyword list as it is typed, one phrase a line. */
export interface ListForm {
  key: string;
  name: string;
  phrases: string;
  butNot: string;
}

export interface RulesForm {
  rules: RuleForm[];
  lists: ListForm[];
}

/** The rules to be edited. */
export function opened({ rules, keywords }: RuleSet): RulesForm {
  return {
    rules: rules.map((rule) => ({
      ...rule,
      key: rule.id,
      matches: (rule.matches ?? []).map(typedExample),
      spares: (rule.spares ?? []).map(typedExample),
    })),
    lists: Object.entries(keywords ?? {}).map(([name, { phrases, but_not }]) => ({
      key: name,
      name,
      phrases: phrases.join("\n"),
      butNot: (but_not ?? []).join("\n"),
    })),
  };
}

/** What was typed as rules. Only empty lines and rows are left out: all else is for the server to judge. */
export function meant({ rules, lists }: RulesForm): RuleSet {
  return {
    rules: rules.map((rule) => ({
      id: rule.id.trim(),
      when: rule.when.trim(),
      desk: rule.desk,
      severity: rule.severity,
      topic: rule.topic.trim(),
      reason: rule.reason.trim(),
      guidance: rule.guidance.trim(),
      matches: examples(rule.matches),
      spares: examples(rule.spares),
    })),
    keywords: Object.fromEntries(
      lists.map(({ name, phrases, butNot }) => [
        name.trim(),
        { phrases: lines(phrases), but_not: lines(butNot) },
      ]),
    ),
  };
}

/** A rule that nobody has written yet. */
export function emptyRule(key: string): RuleForm {
  return {
    key,
    id: "",
    when: "",
    desk: "care",
    severity: 3,
    topic: "",
    reason: "",
    guidance: "",
    matches: [],
    spares: [],
  };
}

/** What the server says against each rule and each list, by their keys; `set` is said of all of them together. */
export interface Said {
  rules: Map<string, string[]>;
  lists: Map<string, string[]>;
  set: string[];
}

/** What a check found, put where it belongs. */
export function said(form: RulesForm, checked: Checked | undefined, faults: Fault[]): Said {
  const result: Said = { rules: new Map(), lists: new Map(), set: [] };
  const add = (to: Map<string, string[]>, key: string | undefined, words: string) =>
    key === undefined ? result.set.push(words) : to.set(key, [...(to.get(key) ?? []), words]);
  for (const { rule, words } of [...(checked?.errors ?? []), ...(checked?.remarks ?? [])]) {
    add(result.rules, rule ? form.rules.find(({ id }) => id.trim() === rule)?.key : undefined, words);
  }
  for (const { at, why } of faults) {
    const [, part, name = "", field] = at.split(".");
    if (!part) result.set.push(why);
    else if (part === "keywords") add(result.lists, form.lists.find((list) => list.name === name)?.key, why);
    else add(result.rules, form.rules[Number(name)]?.key, field ? `${FIELDS[field] ?? field}: ${why}` : why);
  }
  return result;
}

const FIELDS: Record<string, string> = {
  id: "Name",
  when: "When",
  topic: "Topic",
  reason: "Reason",
  guidance: "Guidance",
  matches: "Examples that it is meant for",
  spares: "Examples that it must leave alone",
};

function typedExample({ text, values }: Example): ExampleForm {
  const pairs = Object.entries(values ?? {}).map(([field, value]) => `${field}=${value}`);
  return { text, values: pairs.join(", ") };
}

function examples(rows: ExampleForm[]): Example[] {
  return rows
    .map(({ text, values }) => ({ text: text.trim(), values: valuesOf(values) }))
    .filter(({ text }) => text);
}

function valuesOf(typed: string): Record<string, string | number | boolean> {
  const pairs = typed.split(",").flatMap((pair): [string, string | number | boolean][] => {
    const [field = "", ...rest] = pair.split("=");
    const value = rest.join("=").trim();
    return field.trim() ? [[field.trim(), valueOf(value)]] : [];
  });
  return Object.fromEntries(pairs);
}

function valueOf(typed: string): string | number | boolean {
  if (typed === "true" || typed === "false") return typed === "true";
  return typed !== "" && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}

function lines(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
