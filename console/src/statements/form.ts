import type { StatementWords } from "../api/moves/statements";
import type { PlatformName } from "../api/client";
import type { Stage, Statement, StatementText } from "../api/queries/statements";
import { forField } from "../incidents/facts";

/** A statement's words, as they are typed. */
export interface Form {
  stage: Stage;
  texts: StatementText[];
  /** As a field for date and time holds it. */
  nextUpdate: string;
}

export const MOST_ALTERNATIVES = 5;
export const MOST_TEXTS = 40;

/** A statement to be edited; one without words begins with an empty text. */
export function opened({ stage, texts, next_update_at }: Statement): Form {
  return {
    stage,
    texts: texts.length > 0 ? texts : [fresh([])],
    nextUpdate: next_update_at ? forField(next_update_at) : "",
  };
}

/** What would be saved: without empty alternatives and texts, with the very moment where nobody typed another. */
export function meant({ stage, texts, nextUpdate }: Form, before: Statement): StatementWords {
  const untouched = before.next_update_at && forField(before.next_update_at) === nextUpdate;
  const at = Date.parse(nextUpdate);
  return {
    stage,
    texts: texts
      .map((text) => ({ ...text, alternatives: text.alternatives.filter((words) => words.trim() !== "") }))
      .filter(({ alternatives }) => alternatives.length > 0),
    next_update_at: untouched
      ? (before.next_update_at ?? null)
      : Number.isNaN(at)
        ? null
        : new Date(at).toISOString(),
  };
}

const CHANNELS: PlatformName[] = ["x", "reddit", "webhook"];

/** A new text, for the first channel that has none yet. */
export function fresh(texts: StatementText[]): StatementText {
  const channel = CHANNELS.find((one) => !texts.some((text) => text.channel === one)) ?? "x";
  return { channel, language: "en", own_post: false, alternatives: [""] };
}

/** What keeps it from being saved, in words; empty where nothing does. */
export function fault({ texts }: Form): string {
  return texts.some(({ language }) => !/^[a-z]{2,3}$/.test(language))
    ? "A language is its two or three letters, as “en”."
    : "";
}

/** The place of an alternative among what is saved; null where these words are not saved, so that nothing is known. */
export function savedAt(text: StatementText, words: string, saved: StatementText[]): [number, number] | null {
  for (const [place, one] of saved.entries()) {
    const same =
      one.channel === text.channel && one.language === text.language && one.own_post === text.own_post;
    const alternative = same ? one.alternatives.indexOf(words) : -1;
    if (alternative >= 0) return [place, alternative];
  }
  return null;
}
