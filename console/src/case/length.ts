import type { PlatformName } from "../api/client";

/** How long a text is on its network. `about` says that only the network can tell exactly. */
export interface Length {
  used: number;
  limit: number;
  about: boolean;
}

const LIMITS: Record<PlatformName, number> = { x: 280, reddit: 10_000, webhook: 10_000 };
const IN_PRIVATE = 10_000;
const LEADING_MENTIONS = /^(?:[@＠]\w+\s+)*/u; // whom a reply answers weighs nothing
// With or without a scheme; only X knows every domain, so a length with a link in it is "about".
const LINK = /https?:\/\/\S+|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?/giu;
const LINK_WEIGHT = 23; // whatever its length, X makes it a t.co link
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

// X's configuration v3: these ranges count one, all else two. https://docs.x.com/fundamentals/counting-characters
const LIGHT: [number, number][] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

/** The length of a text on this network, in public or in private. */
export function lengthOn(platform: PlatformName, text: string, isPrivate = false): Length {
  const limit = isPrivate ? IN_PRIVATE : LIMITS[platform];
  if (platform !== "x" || isPrivate) return { used: [...text].length, limit, about: false };
  const counted = text.replace(LEADING_MENTIONS, "");
  const links = counted.match(LINK) ?? [];
  const used = links.length * LINK_WEIGHT + weight(counted.replace(LINK, "").normalize("NFC"));
  return { used, limit, about: links.length > 0 };
}

/** Whether the text certainly does not fit its network. */
export function isTooLong(platform: PlatformName, text: string, isPrivate = false): boolean {
  const { used, limit, about } = lengthOn(platform, text, isPrivate);
  return used > limit && !about;
}

function weight(text: string): number {
  let sum = 0;
  for (const { segment } of graphemes.segment(text)) {
    // An emoji counts two, however many characters it is made of.
    if (EMOJI.test(segment)) sum += 2;
    else for (const character of segment) sum += isLight(character) ? 1 : 2;
  }
  return sum;
}

function isLight(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return LIGHT.some(([from, to]) => from <= point && point <= to);
}
