import type { Mention, Reply } from "../api/client";

/** The address, when it is one that a link may lead to. */
export function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  return ["https:", "http:"].includes(new URL(address).protocol) ? address : undefined;
}

/** Where a posted reply can be seen: on the platform where the post that it answers is. */
export function postedAddress(reply: Reply, answered: Mention | undefined): string | undefined {
  if (!reply.post_id) return undefined;
  const home = answered && webAddress(answered.url);
  if (reply.platform === "x") {
    const origin = home ? new URL(home).origin : "https://x.com";
    return `${origin}/i/web/status/${encodeURIComponent(reply.post_id)}`;
  }
  if (reply.platform !== "reddit") return undefined; // what a webhook's network does with an answer, we don't know
  const origin = home ? new URL(home).origin : "https://www.reddit.com";
  const [thread, comment] = [reply.conversation_id, reply.post_id].map((name) => name.replace(/^t\d_/, ""));
  return `${origin}/comments/${encodeURIComponent(thread ?? "")}/_/${encodeURIComponent(comment ?? "")}/`;
}
