import type { Suggestion } from "../api/client";

const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 2 });

/** A threshold as people write it. */
export function percent(probability: number): string {
  return PERCENT.format(probability);
}

/** A threshold from what a person typed as a percentage; null where it is none. */
export function fromPercent(typed: string | number): number | null {
  const value = typeof typed === "number" ? typed : Number.parseFloat(typed);
  return Number.isFinite(value) && value >= 10 && value <= 90 ? Math.round(value * 100) / 10_000 : null;
}

/** What a suggestion stands on. */
export function basis(of: Suggestion): string {
  return [
    `${posts(of.posts)} judged, ${of.dissatisfied} of them dissatisfied.`,
    of.disputed > 0 && `On ${posts(of.disputed)} people are divided: left out.`,
    of.of_other_models > 0 &&
      `${of.of_other_models} ${of.of_other_models === 1 ? "verdict" : "verdicts"} on readings of another model: left out.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function posts(number: number): string {
  return `${number} ${number === 1 ? "post" : "posts"}`;
}
