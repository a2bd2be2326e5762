/** How grave a case is: a word beside the colour, for those who do not see the colour. */
export interface Severity {
  word: string;
  colour: string;
  filled: boolean;
}

const UNKNOWN: Severity = { word: "Unknown", colour: "gray", filled: false };
const SEVERITIES: Record<number, Severity> = {
  1: { word: "Critical", colour: "red", filled: true },
  2: { word: "High", colour: "orange", filled: false },
  3: { word: "Normal", colour: "blue", filled: false },
  4: { word: "Low", colour: "gray", filled: false },
};

/** The words and the colour of a severity from 1 (now) to 4 (within a day). */
export function severity(level: number): Severity {
  return SEVERITIES[level] ?? UNKNOWN;
}
