import type { SourceBill, SourceCoverage } from "../api/client";
import { sentence } from "../api/problem";
import { span } from "../shared/time";

const ROUGH_BELOW = 7; // whole days: a week has all its weekdays

/** How many posts. */
export function posts(count: number): string {
  return `${count} ${count === 1 ? "post" : "posts"}`;
}

/** How long a hole is. */
export function lasting({ since, until }: SourceCoverage["holes"][number]): string {
  return span(Date.parse(until) - Date.parse(since));
}

/** What there is to say against a forecast; empty where it stands on a whole week. */
export function caveat({ from_days, why }: SourceBill["forecast"]): string {
  return from_days < ROUGH_BELOW ? sentence(why) : "";
}

/** What a source's budget does to it now, and how often it is polled for whatever reason. */
export function effect({ policy, pace }: SourceBill): string {
  const said = sentence(policy.why);
  if (!pace) return said;
  if (pace.every_minutes === null) return policy.brake === "stopped" ? said : `${said} It is not polled.`;
  const every = pace.every_minutes === 1 ? "every minute" : `every ${pace.every_minutes} minutes`;
  return `${said} Polled ${every}${pace.why && pace.why !== policy.why ? `: ${pace.why}` : ""}.`;
}
