/** With what a public reply is begun elsewhere on the page: words, or the post that it answers. */
export interface Beginning {
  text?: string;
  inReplyTo?: string;
}

/** The words of an editor with others begun: what stands there already is kept above them. */
export function begunWith(text: string, more: string): string {
  if (text.includes(more)) return text;
  return text.trim() === "" ? more : `${text.trimEnd()}\n\n${more}`;
}
