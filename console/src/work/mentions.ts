import type { Colleague } from "../api/client";

/** What is being typed after an @, and where that @ stands. */
export interface Mentioning {
  start: number;
  begins: string;
}

// A name follows an @ that begins a word; "dana@example.org" calls nobody.
const BEFORE = /(^|[\s(])@([^\s@]{0,40})$/;

/** The name that is being typed at the caret, if there is one. */
export function mentioning(text: string, caret: number): Mentioning | null {
  const found = BEFORE.exec(text.slice(0, caret));
  if (!found) return null;
  const begins = found[2] ?? "";
  return { start: caret - begins.length - 1, begins };
}

/** Those whose name begins so, or has a word that does. */
export function matching(people: Colleague[], begins: string): Colleague[] {
  const sought = begins.toLowerCase();
  return people.filter(({ name }) =>
    [name, ...name.split(/[\s._-]+/)].some((word) => word.toLowerCase().startsWith(sought)),
  );
}

/** The text with a name in the place of what was typed, and where the caret is then. */
export function complete(text: string, caret: number, { start }: Mentioning, name: string) {
  const before = `${text.slice(0, start)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ""), caret: before.length };
}

/** A stretch of a note: words, or the name of somebody whom it calls. */
export interface Stretch {
  words: string;
  calls: Colleague | null;
}

/** A note in stretches. Of names that begin alike the longest counts. */
export function stretches(text: string, people: Colleague[]): Stretch[] {
  const byLength = [...people].sort((one, other) => other.name.length - one.name.length);
  const found: Stretch[] = [];
  let words = "";
  for (let place = 0; place < text.length;) {
    const called = text[place] === "@" && begins(text, place) ? whom(text, place + 1, byLength) : undefined;
    if (called) {
      if (words) found.push({ words, calls: null });
      found.push({ words: `@${called.name}`, calls: called });
      words = "";
      place += called.name.length + 1;
    } else {
      words += text.charAt(place);
      place += 1;
    }
  }
  return words ? [...found, { words, calls: null }] : found;
}

/** The ids of those whom a note calls. */
export function called(text: string, people: Colleague[]): string[] {
  return [...new Set(stretches(text, people).flatMap(({ calls }) => (calls ? [calls.id] : [])))];
}

function begins(text: string, place: number): boolean {
  return place === 0 || /[\s(]/.test(text.charAt(place - 1));
}

function whom(text: string, place: number, byLength: Colleague[]): Colleague | undefined {
  return byLength.find(({ name }) => {
    const there = text.slice(place, place + name.length).toLowerCase() === name.toLowerCase();
    return there && !/[\p{L}\p{N}]/u.test(text.charAt(place + name.length));
  });
}
