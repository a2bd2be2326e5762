/** How a line of a chart looks: its dash tells it apart where its colour does not. */
export interface Stroke {
  color: string;
  dash: string;
}

export const OURS: Stroke = { color: "var(--amends-chart-ours)", dash: "" };
const OTHERS: Stroke[] = [
  { color: "var(--amends-chart-1)", dash: "7 3" },
  { color: "var(--amends-chart-2)", dash: "2 3" },
  { color: "var(--amends-chart-3)", dash: "9 3 2 3" },
  { color: "var(--amends-chart-4)", dash: "4 4" },
  { color: "var(--amends-chart-5)", dash: "1 4" },
];

/** The stroke of each of those who are shown, ours always the same; there are five others before one comes again. */
export function strokes(shown: { ours: boolean }[]): Stroke[] {
  let others = 0;
  return shown.map(({ ours }) => (ours ? OURS : (OTHERS[others++ % OTHERS.length] ?? OURS)));
}
