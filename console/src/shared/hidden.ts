/** Characters that a reader does not see and that can make a text look like another one. */
const HIDDEN: [RegExp, string][] = [
  [/[\u202a-\u202e]/u, "reversed or embedded writing direction"],
  [/[\u2066-\u2069\u200e\u200f\u061c]/u, "writing direction marks"],
  // The zero-width joiner is left out: families of emoji and several scripts are made with it.
  [/[\u200b\u2060\ufeff]/u, "zero-width characters"],
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u, "control characters"],
  [/[\u{e0000}-\u{e007f}]/u, "invisible tags"],
];

/** What is hidden in a text, in words; empty for ordinary text. */
export function hidden(text: string): string[] {
  return HIDDEN.filter(([pattern]) => pattern.test(text)).map(([, words]) => words);
}

const DECEPTIVE = new RegExp(HIDDEN.map(([pattern]) => pattern.source).join("|"), "gu");

/** A name or an excerpt without such characters, so that it reads in the order in which it is written. */
export function plain(text: string): string {
  return text.replace(DECEPTIVE, "");
}
