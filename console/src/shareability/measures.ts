import type { Figure, Row } from "../api/reports";
import { POINT, RATIO, SHARE, SPAN, TONE, type Unit } from "../reports/figures";

/** One of the five figures of shareability. */
export interface Measure {
  id: "shared" | "amplification" | "half_life" | "tone_shift" | "uplift";
  name: string;
  unit: Unit;
  /** Whether its values are seconds. */
  spans: boolean;
  /** What it is a figure of, in the middle of a sentence. */
  what: (days: number) => string;
  /** What is counted in its n. */
  counts: [one: string, many: string];
  /** What one must know to read it. */
  note: string;
}

export const MEASURES: Measure[] = [
  {
    id: "shared",
    name: "Shared unprompted",
    unit: SHARE,
    spans: false,
    what: (days) =>
      `the share of recovered customers who posted something good unprompted within ${within(days)}`,
    counts: ["recovered customer", "recovered customers"],
    note: "A bare thanks in the thread does not count",
  },
  {
    id: "uplift",
    name: "Uplift over no recovery",
    unit: POINT,
    spans: false,
    what: () => "the difference to similar complaints that were not recovered, in the share of good posts",
    counts: ["recovered customer compared", "recovered customers compared"],
    note: "Matched on severity, topic, reach and platform; an interval that holds 0 says that there may be none",
  },
  {
    id: "amplification",
    name: "Amplification",
    unit: RATIO,
    spans: false,
    what: () => "the reach of the good posts over the reach of the complaints",
    counts: ["recovered customer", "recovered customers"],
    note: "Above 1×, more people could see how it ended than how it began",
  },
  {
    id: "half_life",
    name: "Half-life of a complaint",
    unit: SPAN,
    spans: true,
    what: () => "how long after our answer a complaint had gained half of what it still gained",
    counts: ["complaint", "complaints"],
    note: "Shorter is better",
  },
  {
    id: "tone_shift",
    name: "Shift of tone",
    unit: TONE,
    spans: false,
    what: () => "how much the tone of customers' posts rose from before the recovery to after it",
    counts: ["customer who wrote again", "customers who wrote again"],
    note: "From −2 to +2, with sarcasm read as it is meant",
  },
];

/** The figure that a row has of a measure. */
export function figureOf(row: Row, { id }: Measure): Figure {
  return row[id];
}

function within(days: number): string {
  return days === 1 ? "a day" : `${days} days`;
}
