import type { Handoff } from "../api/queries/handoffs";

/** The brand's times for an invitation that nobody answers, in hours. */
export interface Times {
  remind_hours: number;
  close_hours: number;
}

/** What comes next in a handoff: in words, and when it happens by itself. */
export interface Step {
  words: string;
  at?: string;
}

const HOUR = 3_600_000;
const WATCHED_AFTER = 7 * 24 * HOUR; // the public thread, once it is resolved in private

/** The next steps of a handoff, the first one first; none where it is over. */
export function nextSteps(handoff: Handoff, times: Times, now: number): Step[] {
  switch (handoff.state) {
    case "drafted":
      return [{ words: "The invitation is approved and posted as any reply." }];
    case "invited":
      return afterInviting(handoff, times, now);
    case "joined":
      return [{ words: "Say here when it is resolved in private. The public thread is watched meanwhile." }];
    case "resolved":
      return [{ words: ending(handoff) }, ...watchedUntil(handoff, now)];
    case "closed":
    case "unanswered":
    case "withdrawn":
      return [];
  }
}

function ending({ agrees_to_public, closing_id }: Handoff): string {
  if (closing_id) return "The closing line is approved and posted as any reply. Then it is over.";
  if (agrees_to_public) return "Write a closing line for the public thread: the customer agreed to one.";
  return agrees_to_public === false
    ? "The customer wants no closing line in public. End it, or resolve the case."
    : "Ask the customer whether a closing line in public is fine.";
}

function afterInviting(handoff: Handoff, times: Times, now: number): Step[] {
  const invited = Date.parse(handoff.invited_at ?? handoff.since);
  const reminded = invited + times.remind_hours * HOUR;
  const followed = handoff.followed_up_at ? Date.parse(handoff.followed_up_at) : null;
  const ends = (followed ?? invited) + times.close_hours * HOUR;
  const at = (moment: number) => new Date(moment).toISOString();
  const steps: Step[] = [];
  if (handoff.reminded_at || reminded <= now) {
    steps.push({
      words: !handoff.follow_up_id
        ? "No answer yet. You can follow up once, gently."
        : "No answer yet, and the one follow-up is written. Nothing more is asked of them.",
    });
  } else steps.push({ words: "You are reminded if they have not written", at: at(reminded) });
  if (handoff.follow_up_id && followed === null) {
    return [...steps, { words: "It waits for them at least until the follow-up is public." }];
  }
  return [...steps, { words: "It ends as “invited, no answer”", at: at(ends) }];
}

function watchedUntil({ resolved_at }: Handoff, now: number): Step[] {
  if (!resolved_at) return [];
  const ends = Date.parse(resolved_at) + WATCHED_AFTER;
  return ends > now ? [{ words: "The public thread is watched", at: new Date(ends).toISOString() }] : [];
}
