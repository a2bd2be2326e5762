import type { Link } from "../api/client";

/** The case that somebody names by its address in the console, or by its name; empty where it is neither. */
export function caseIn(words: string): string {
  const [, named = words] = /\/cases\/([^/?#\s]+)/.exec(words) ?? [];
  const plain = decoded(named).trim();
  return /^(x|reddit|webhook)-[\w.-]+$/.test(plain) ? plain : "";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What another case is to this one, in words. */
export const RELATIONS: Record<Link["relation"], string> = {
  related: "Has to do with this one",
  earlier: "Earlier, by the same customer",
  later: "Later, by the same customer",
  "merged in": "Went into this one",
  "merged into": "This one went into it",
  "split off": "Split off from this one",
  "split from": "This one was split off from it",
};
