import type { CaseFile, ReadMention, Reply } from "../api/client";

/** One entry of the conversation: a post of the customer, or an answer of ours that is public. */
export type Entry =
  | { kind: "post"; at: string; post: ReadMention; quoted: boolean }
  | { kind: "answer"; at: string; reply: Reply };

/** What everybody can read of a case, or what only its customer and we can. */
export function part<F extends Pick<CaseFile, "thread" | "replies">>(file: F, isPrivate: boolean): F {
  return {
    ...file,
    thread: file.thread.filter(({ mention }) => mention.private === isPrivate),
    replies: file.replies.filter((reply) => reply.private === isPrivate),
  };
}

/** The conversation in order of time. A parent that stands in it already is not quoted. */
export function conversation(file: Pick<CaseFile, "thread" | "replies">): Entry[] {
  const answers = file.replies.filter((reply) => reply.state === "posted");
  const known = new Set<string | null | undefined>([
    ...file.thread.map(({ mention }) => mention.id),
    ...answers.map((reply) => reply.post_id),
  ]);
  const posts = file.thread.map((post): Entry => {
    const parent = post.mention.parent?.id;
    const quoted = parent !== undefined && !known.has(parent);
    if (quoted) known.add(parent);
    return { kind: "post", at: post.mention.created_at, post, quoted };
  });
  const entries: Entry[] = [
    ...posts,
    ...answers.map((reply): Entry => ({ kind: "answer", at: reply.since, reply })),
  ];
  return entries.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

const IN_PROGRESS = new Set([
  "draft",
  "in_review",
  "changes_requested",
  "approved",
  "posting",
  "refused",
  "maybe_posted",
]);

/** The replies that somebody still has to act on, or the publisher. */
export function inProgress(replies: Reply[]): Reply[] {
  return replies.filter((reply) => IN_PROGRESS.has(reply.state));
}

/** The posts that we may answer: on X only those whose author addressed the brand; the latest first. */
export function answerable(thread: ReadMention[]): ReadMention[] {
  return thread.filter(({ mention }) => mention.summoned && !mention.private).reverse();
}

/** Whether the customer wrote again in public after a reply reached the state it is in. */
export function isOvertaken(reply: Reply, thread: ReadMention[]): boolean {
  return thread.some(
    ({ mention }) => !mention.private && Date.parse(mention.created_at) > Date.parse(reply.since),
  );
}
