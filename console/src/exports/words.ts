import type { Export, ExportFormat } from "../api/reports";
import { counted } from "../reports/figures";

export const FORMATS: Record<ExportFormat, { name: string; means: string }> = {
  csv: { name: "CSV", means: "For a spreadsheet" },
  parquet: { name: "Parquet", means: "For Athena and other tools of analysts" },
};

export const STATES: Record<Export["state"], { name: string; colour: string }> = {
  waiting: { name: "Being made", colour: "blue" },
  made: { name: "Ready", colour: "teal" },
  failed: { name: "Failed", colour: "red" },
};

const UNITS = ["bytes", "kB", "MB", "GB"];
const AMOUNT = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** A file's size as people read it: "1.4 MB". */
export function size(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return `${AMOUNT.format(bytes / 1000 ** power)} ${UNITS[power]}`;
}

/** What is in a file: "48,112 lines, 1.4 MB"; why there is none, where it failed. */
export function contents({ state, rows, bytes, why }: Export): string {
  if (state === "failed") return why;
  if (rows === null || bytes === null) return why;
  return `${counted(rows, "line")}, ${size(bytes)}`;
}
