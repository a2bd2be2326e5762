import { expect, test } from "vitest";
import type { RuleSet } from "../api/queries/rules";
import { emptyRule, meant, opened, said } from "./form";

const RULES: RuleSet = {
  rules: [
    {
      id: "reach",
      when: "author.followers > 50000",
      desk: "pr",
      severity: 1,
      topic: "reach",
      reason: "{author.followers} followers",
      guidance: "",
      matches: [
        { text: "My bill is wrong", values: { "author.followers": 60000, "mention.private": false } },
      ],
      spares: [{ text: "A question", values: { incident: "none" } }],
    },
    {
      id: "churn",
      when: "keywords.churn",
      desk: "care",
      severity: 2,
      topic: "churn",
      reason: "They speak of leaving",
      guidance: "Ask what would help.",
      matches: [],
      spares: [],
    },
  ],
  keywords: { churn: { phrases: ["cancel*", "switching to"], but_not: ["cancel* * to come"] } },
};

test("rules that are opened and not edited are the rules", () => {
  expect(meant(opened(RULES))).toEqual(RULES);
});

test("empty examples are nothing", () => {
  const form = opened(RULES);
  const rules = form.rules.map((rule) => ({ ...rule, spares: [...rule.spares, { text: " ", values: "" }] }));
  expect(meant({ ...form, rules })).toEqual(RULES);
});

test("what a check says stands at its rule, also where the rule has no name yet", () => {
  const form = opened(RULES);
  const more = { ...form, rules: [...form.rules, emptyRule("new")] };
  const checked = {
    errors: [{ rule: "churn", words: "there is no field keywords.chur" }],
    remarks: [{ rule: "", words: "no rule names the list x" }],
    tried: 0,
  };
  const faults = [
    { at: "rules.rules.2.id", why: "String should match." },
    { at: "rules.keywords.churn.phrases.0", why: "A phrase is words in a row." },
    { at: "rules", why: "Two rules have the same id." },
  ];
  const found = said(more, checked, faults);
  expect(found.rules.get("churn")).toEqual(["there is no field keywords.chur"]);
  expect(found.rules.get("new")).toEqual(["Name: String should match."]);
  expect(found.lists.get("churn")).toEqual(["A phrase is words in a row."]);
  expect(found.set).toEqual(["no rule names the list x", "Two rules have the same id."]);
});
