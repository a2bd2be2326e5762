import type { Finding, Me, Reply } from "../api/client";
import { against } from "../lint/pieces";

/** What a person may do with the words that a reviewer proposed for a reply. */
export type Stake = "author" | "proposer" | "third" | "reader";

/** The person's stake; `yours` says whether the reply waits for their approval. */
export function stakeOf(reply: Reply, me: Me | undefined, yours: boolean | undefined): Stake {
  if (!me) return "reader";
  if (me.id === reply.author) return "author";
  if (me.id === reply.proposal?.by) return "proposer";
  return yours ? "third" : "reader";
}

/** Whether a person may propose other words: a reviewer, for somebody else's reply, while nobody did. */
export function mayPropose(reply: Reply, me: Me | undefined): boolean {
  if (!me?.may.includes("approve replies") || me.id === reply.author) return false;
  return reply.state === "in_review" && !reply.proposal;
}

/** Why proposed words can't go to review as they are; empty where they can. */
export function obstacle(findings: Finding[], reasons: Record<string, string>): string {
  if (findings.some(({ level }) => level === "block"))
    return "These words can't go out as they are. Decline them, or write others.";
  return against(findings, reasons) && "Give a reason for each phrase that asks for one.";
}
