import type { Reply } from "../api/client";
import { usePosting } from "../api/queries";
import { useNow } from "../shared/useNow";
import { waiting } from "./waiting";

/** What an approved reply waits for, and when it is expected to be posted. */
export function Waits({ reply }: { reply: Reply }) {
  return waiting(reply, usePosting().data?.mode, useNow());
}
