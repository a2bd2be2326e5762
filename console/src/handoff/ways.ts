import type { Way } from "../api/queries/handoffs";
import { dollars } from "../shared/money";

const NAMES: Record<Way["way"], string> = {
  deep_link: "Button under the post",
  link: "Link in the text",
  plain: "In words",
  message: "Private message",
  modmail: "Message to the moderators",
};

/** A way as somebody chooses it: its name with its price. */
export function wayName({ way, price }: Way): string {
  return `${NAMES[way]}, ${Number(price) === 0 ? "free" : dollars(price)}`;
}

/** What a way costs more than the cheapest one; empty where none is cheaper. */
export function surcharge(way: Way, ways: Way[]): string {
  const cheapest = Math.min(...ways.map(({ price }) => Number(price)));
  const more = Number(way.price) - cheapest;
  return more > 0 ? `${dollars(String(Number(more.toFixed(6))))} more than without a link` : "";
}

/** The words with the way's link at their end, where it has one and it does not stand there; other ways' links go. */
export function withWay(text: string, way: Way, ways: Way[]): string {
  const others = ways.flatMap(({ link }) => (link && link !== way.link ? [link] : []));
  const bare = others.reduce((words, link) => words.replace(link, ""), text).trimEnd();
  if (!way.link || bare.includes(way.link)) return bare === text.trimEnd() ? text : bare;
  return bare === "" ? "" : `${bare} ${way.link}`;
}
