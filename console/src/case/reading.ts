import type { Reading } from "../api/client";
import { sentence } from "../api/problem";

const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const LIKELY = 0.5;
const POSSIBLE = 0.2; // below it a possibility is not worth a reader's time

const FEELINGS = {
  anger: "Sounds angry",
  joy: "Sounds glad",
  optimism: "Sounds hopeful",
  sadness: "Sounds sad or let down",
  other: "",
} as const;

/** What the model says of a post, in plain sentences, the most telling first. */
export function describe(reading: Reading): string {
  const { complaint, sarcasm, offence, sentiment, emotion } = reading;
  const [feeling, strength] = strongest(emotion);
  return [
    graded(complaint, "Reads as a complaint", "May be a complaint") || said("Not a complaint", 1 - complaint),
    graded(sarcasm, "Sounds sarcastic", "May be sarcastic"),
    FEELINGS[feeling] && strength >= LIKELY && said(FEELINGS[feeling], strength),
    graded(offence, "Offensive language", "May be offensive"),
    said(`The words are ${strongest(sentiment)[0]}`, strongest(sentiment)[1]),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Why the model says so, as one sentence. */
export function because(reading: Reading): string {
  return reading.reasons.length > 0 ? sentence(`why: ${reading.reasons.join("; ")}`) : "";
}

function said(words: string, probability: number): string {
  return `${words}, ${PERCENT.format(probability)}.`;
}

function graded(probability: number, likely: string, possible: string): string {
  if (probability >= LIKELY) return said(likely, probability);
  return probability >= POSSIBLE ? said(possible, probability) : "";
}

function strongest<T extends string>(probabilities: Record<T, number>): [T, number] {
  const [first, ...rest] = Object.entries(probabilities) as [T, number][];
  if (!first) throw new Error("a reading without probabilities");
  return rest.reduce((best, each) => (each[1] > best[1] ? each : best), first);
}
