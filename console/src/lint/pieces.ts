import type { Finding, Level, Override } from "../api/client";

/** A stretch of a text, and the gravest finding in it. */
export interface Piece {
  text: string;
  finding?: Finding;
}

export const GRAVITY: Record<Level, number> = { advise: 0, reason: 1, block: 2 };

/** The text cut at its findings, whose places count characters and not UTF-16 units; where several lie, the gravest. */
export function pieces(text: string, findings: Finding[]): Piece[] {
  const characters = [...text];
  const found: (Finding | undefined)[] = characters.map(() => undefined);
  for (const finding of findings) {
    for (let place = finding.start; place < Math.min(finding.end, characters.length); place++) {
      const other = found[place];
      if (!other || GRAVITY[finding.level] > GRAVITY[other.level]) found[place] = finding;
    }
  }
  const cut: Piece[] = [];
  characters.forEach((character, place) => {
    const last = cut.at(-1);
    const finding = found[place];
    if (last && last.finding === finding) last.text += character;
    else cut.push({ text: character, ...(finding && { finding }) });
  });
  return cut;
}

/** The words that a finding is about; empty where it is about the text as a whole. */
export function phrase(text: string, { start, end }: Finding): string {
  const characters = [...text];
  return end - start >= characters.length ? "" : characters.slice(start, end).join("");
}

/** Where a finding lies in UTF-16 units, as a text field counts. */
export function selection(text: string, { start, end }: Finding): [number, number] {
  const characters = [...text];
  const before = characters.slice(0, start).join("").length;
  return [before, before + characters.slice(start, end).join("").length];
}

/** One finding of each rule and place, the gravest first. */
export function byGravity(findings: Finding[]): Finding[] {
  return [...findings].sort((a, b) => GRAVITY[b.level] - GRAVITY[a.level] || a.start - b.start);
}

/** Why the text can't go on as it is, in words; empty where it can. `then` says what would follow. */
export function against(
  findings: Finding[],
  reasons: Record<string, string>,
  then = "it goes to review",
): string {
  if (findings.some(({ level }) => level === "block")) return `Change what is marked red before ${then}.`;
  const open = findings.some(({ level, rule }) => level === "reason" && !isReason(reasons[rule]));
  return open ? "Give a reason for what is marked, or change it." : "";
}

/** All reasons that were given: what was typed last may not have been looked at yet. */
export function overrides(reasons: Record<string, string>): Override[] {
  return Object.entries(reasons)
    .filter(([, why]) => isReason(why))
    .map(([rule, why]) => ({ rule, why }));
}

const SHORTEST = 3;

/** Whether it says something. */
export function isReason(why: string | undefined): why is string {
  return (why ?? "").trim().length >= SHORTEST;
}
