/** Words as they lie on the server; version 0 where none do, and then they read as they did before anybody typed. */
export interface Base {
  text: string;
  inReplyTo: string | null;
  version: number;
  at: string | null;
}

/** Words that somebody types, and what the server has of them. */
export interface Words {
  text: string;
  /** The post that they answer, where the person chose one. */
  inReplyTo: string | null;
  /** What the server had when it was last heard; a guess until it was asked. */
  base: Base;
  known: boolean;
  /** What lies on the server instead of the base: the person decides between them. */
  other: Base | null;
}

/** Nothing on the server. */
export function nothing(text: string): Base {
  return { text, inReplyTo: null, version: 0, at: null };
}

/** The words of a page that opens; `left` is what this tab typed before and could not hand over. */
export function opened(initial: string, left: Pick<Words, "text" | "inReplyTo" | "base"> | null): Words {
  const base = left?.base ?? nothing(initial);
  return {
    text: left?.text ?? initial,
    inReplyTo: left?.inReplyTo ?? base.inReplyTo,
    base,
    known: false,
    other: null,
  };
}

/** Whether the server does not have these words yet. */
export function isAhead({ text, inReplyTo, base }: Words): boolean {
  return text !== base.text || (base.version > 0 && inReplyTo !== base.inReplyTo);
}

/** Whether the words can be handed over: the server was asked, has not these words, and no others instead. */
export function isDue(words: Words): boolean {
  return words.known && !words.other && isAhead(words);
}

/** What the server has now. Words that nobody would miss give way to it; for others the person is asked. */
export function heard(words: Words, now: Base, initial: string): Words {
  const known = { ...words, known: true };
  if (now.at === words.base.at && now.version === words.base.version) return { ...known, other: null };
  if (words.text === now.text) return settled(known, now);
  const untouched = words.text === initial || (!isAhead(words) && now.version > 0);
  return untouched ? taken(known, now) : { ...known, other: now };
}

/** The server has these words now. */
export function kept(words: Words, base: Base): Words {
  return { ...words, base, other: null };
}

/** The person's own words count: they go over the others. */
export function insisted(words: Words): Words {
  return words.other ? { ...words, base: words.other, other: null } : words;
}

/** The words from elsewhere count. */
export function yielded(words: Words): Words {
  return words.other ? taken(words, words.other) : words;
}

function taken(words: Words, base: Base): Words {
  return { ...settled(words, base), text: base.text };
}

function settled(words: Words, base: Base): Words {
  return { ...words, inReplyTo: base.inReplyTo, base, other: null };
}
