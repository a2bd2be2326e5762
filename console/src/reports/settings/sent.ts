import type { SentDigest } from "../../api/reports";

/** What became of a digest, in words. */
export const SENT: Record<SentDigest["state"], string> = {
  claimed: "on its way",
  refused: "not taken",
  sent: "sent",
  failed: "not sent",
  doubt: "perhaps sent",
};
