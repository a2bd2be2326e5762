import type { Mode, Reply } from "../api/client";
import { sentence } from "../api/problem";
import { exact, until } from "../shared/time";
import { stateOf } from "./states";

/** What an approved reply waits for, and until when; `mode` is the posting switch, if it is known. */
export function waiting(reply: Reply, mode: Mode | undefined, now: number): string {
  if (mode === "off") return "Posting is stopped. It waits until posting is turned on again.";
  if (mode === "dry_run") return `${sentence(reply.note || "dry run")} It waits until posting is turned on.`;
  const expected = reply.expected_at ? `Expected to be posted ${until(reply.expected_at, now)}.` : "";
  const held = reply.not_before
    ? `It waits until ${exact(reply.not_before)}: ${sentence(reply.note)}`
    : // Without a time, its note is what the switch said; now that is past.
      "";
  return [held, expected].filter(Boolean).join(" ") || stateOf(reply).next;
}
