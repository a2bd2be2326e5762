/** How a message stands to the privacy notice: the first one to a customer carries its link. */
export type Notice =
  /** The customer has had it. */
  | "given"
  /** It stands in the words. */
  | "there"
  /** It is wanted, and not there yet. */
  | "wanted"
  /** The brand has none: an administrator sets it. */
  | "unset";

export function noticeOf(text: string, url: string, given: boolean): Notice {
  if (given) return "given";
  if (!url) return "unset";
  return text.includes(url) ? "there" : "wanted";
}

/** The words with the notice's link at their end. */
export function withNotice(text: string, url: string): string {
  const said = text.trimEnd();
  return `${said}${said ? "\n\n" : ""}How we handle what you write here: ${url}`;
}
