import type { Viewer } from "../api/client";

const GONE = 50_000; // milliseconds without a word: two that were missed

/** Somebody else who has the case open. */
export interface Present {
  id: string;
  name: string;
  typing: boolean;
}

/**
 * Who else looks at a case now.
 *
 * The time is that of the newest word, which is seldom older than the page's own: a clock of this machine that is
 * wrong makes nobody vanish.
 */
export function present(viewers: Viewer[], me: string | undefined): Present[] {
  const newest = Math.max(...viewers.map(({ seen_at }) => Date.parse(seen_at)));
  return viewers
    .filter(({ id, seen_at }) => id !== me && newest - Date.parse(seen_at) <= GONE)
    .map(({ id, name, typing_at }) => ({ id, name, typing: Boolean(typing_at) }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Who is there, in a sentence. */
export function presence(others: Present[]): string {
  const writing = others.filter(({ typing }) => typing).map(({ name }) => name);
  const looking = others.filter(({ typing }) => !typing).map(({ name }) => name);
  return [
    writing.length > 0 && `${listed(writing)} ${writing.length === 1 ? "is" : "are"} writing`,
    looking.length > 0 && `${listed(looking)} ${looking.length === 1 ? "looks" : "look"} at this too`,
  ]
    .filter(Boolean)
    .join("; ");
}

function listed(names: string[]): string {
  return new Intl.ListFormat("en").format(names);
}
