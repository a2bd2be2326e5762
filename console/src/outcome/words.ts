import type { CaseOutcome, FollowedPost, Outcome, Sample } from "../api/reports";
import { count, seconds } from "../reports/figures";

/** What came of a case: a word, the colour of its field in charts, and what it means. */
export interface OutcomeWords {
  name: string;
  color: string;
  means: string;
}

/** From the best to the worst, and then what says nothing yet. */
export const OUTCOMES: Record<Outcome, OutcomeWords> = {
  shared: {
    name: "Shared it",
    color: "var(--amends-shared)",
    means: "The customer told others publicly that it turned out well, beyond a bare thanks.",
  },
  thanked: {
    name: "Thanked us",
    color: "var(--amends-thanked)",
    means: "The customer thanked us in the thread.",
  },
  silent: {
    name: "Silent",
    color: "var(--amends-silent)",
    means: "The customer wrote nothing more about us.",
  },
  unhappy: {
    name: "Still unhappy",
    color: "var(--amends-unhappy)",
    means: "The customer complained again.",
  },
  escalated: {
    name: "Escalated",
    color: "var(--amends-escalated)",
    means: "The customer complained again, and more gravely.",
  },
  deleted: {
    name: "Complaint deleted",
    color: "var(--amends-deleted)",
    means: "The complaint was removed.",
  },
  pending: {
    name: "Too early to say",
    color: "var(--amends-pending)",
    means: "The days in which we look for a sign are not over.",
  },
};
export const ORDER = Object.keys(OUTCOMES) as Outcome[];

/** Whether there is anything to tell: an outcome, or that somebody is followed until a day. */
export function isTold({ outcome, follow_until }: CaseOutcome): boolean {
  return outcome !== "pending" || follow_until !== null;
}

const KINDS = { complaint: "Complaint", answer: "Our answer", later: "Later post" };

/** What a post was in all this. */
export function kindOf(kind: keyof typeof KINDS): string {
  return KINDS[kind];
}

/** The posts with a name each, by which they are told apart: "Complaint 2". */
export function numbered(posts: FollowedPost[]): { post: FollowedPost; name: string }[] {
  return posts.map((post, place) => {
    const alike = posts.filter(({ kind }) => kind === post.kind);
    const before = posts.slice(0, place).filter(({ kind }) => kind === post.kind).length;
    return { post, name: alike.length > 1 ? `${kindOf(post.kind)} ${before + 1}` : kindOf(post.kind) };
  });
}

/** All that people did with a post, as one number to draw. */
export function interactions({ likes, reshares, quotes, replies }: Sample): number {
  return likes + reshares + quotes + replies;
}

/** What a post came to at its last look: "41 likes, 9 reshares, 2,310 views after 3 days". */
export function grown(samples: Sample[]): string {
  const last = samples.at(-1);
  if (!last) return "Not looked at yet";
  const parts = [
    some(last.likes, "like"),
    some(last.reshares, "reshare"),
    some(last.quotes, "quote"),
    some(last.replies, "reply", "replies"),
    some(last.views ?? 0, "view"),
  ].filter(Boolean);
  return `${parts.join(", ") || "Nobody did anything with it"} after ${seconds(last.after)}`;
}

function some(value: number, one: string, many = `${one}s`): string {
  return value > 0 ? `${count(value)} ${value === 1 ? one : many}` : "";
}

const SIGNED = new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 1 });

/** How the customer's tone changed: "From −0.8 to +0.4, of −1 to +1"; empty where one of them is not known. */
export function toneChange({ tone_before, tone_after }: CaseOutcome): string {
  if (tone_before === null || tone_after === null) return "";
  const [before, after] = [tone_before, tone_after].map((tone) => SIGNED.format(tone).replace("-", "−"));
  return `Tone from ${before} to ${after}, where −1 is furious and +1 delighted`;
}
