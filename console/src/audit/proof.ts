import type { Proof } from "../api/queries/audit";
import { sentence } from "../api/problem";

/** What a proof found, in words. */
export interface Verdict {
  title: string;
  lines: string[];
}

export function verdict({ whole, entries, findings, notes_removed, before_seals }: Proof): Verdict {
  if (!whole) {
    return {
      title: findings.length === 1 ? "This history is broken at one place" : "This history is broken",
      lines: findings.map(({ seq, fault, detail }) => `Entry ${seq}, ${fault}: ${sentence(detail)}`),
    };
  }
  return {
    title: "This history is whole",
    lines: [
      `${entries === 1 ? "The one entry stands" : `All ${entries} entries stand`} as written, in order, up to the end.`,
      ...(notes_removed ? [`${times(notes_removed, "note")} lost words to a removal, as it must be.`] : []),
      ...(before_seals
        ? [
            `${times(before_seals, "older entry", "older entries")} from before there were seals can't be proven.`,
          ]
        : []),
    ],
  };
}

function times(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
