import type { Journey } from "../api/queries/handoffs";
import { PLATFORMS } from "../shared/PlatformBadge";
import { span } from "../shared/time";

export type Channel = Journey["legs"][number]["channel"];

/** A channel as people call it. */
export function channelName(channel: string): string {
  return channel === "private"
    ? "Private messages"
    : (PLATFORMS[channel as keyof typeof PLATFORMS] ?? channel);
}

/** How long a case stayed in each channel, in the order in which it came there. */
export function timeIn({ legs }: Pick<Journey, "legs">): { channel: Channel; words: string; now: boolean }[] {
  const spent = new Map<Channel, number>();
  for (const { channel, seconds } of legs) spent.set(channel, (spent.get(channel) ?? 0) + seconds);
  const here = legs.at(-1)?.channel;
  return [...spent].map(([channel, seconds]) => ({
    channel,
    words: span(seconds * 1000),
    now: channel === here,
  }));
}

/** Whether it was ever nobody's once it had an owner. */
export function ownership({ lapsed_seconds, owners }: Pick<Journey, "lapsed_seconds" | "owners">): string {
  if (!owners.some(({ owner }) => owner)) return "Nobody has owned it yet.";
  return lapsed_seconds > 0
    ? `It was nobody's for ${span(lapsed_seconds * 1000)} in between.`
    : "Somebody owned it throughout.";
}
