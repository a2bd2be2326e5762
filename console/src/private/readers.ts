import type { Case, CaseFile } from "../api/client";

/** Who reads the private part of a case, in one line. */
export function readers(of: Pick<Case, "owner" | "owner_name" | "desk">, me: string | undefined): string {
  const desk = of.desk === "care" ? "" : of.desk === "pr" ? ", PR" : ", legal";
  const owner = !of.owner
    ? "whoever owns this case"
    : of.owner === me
      ? "you"
      : (of.owner_name ?? "its owner");
  return `Only ${owner}, desk leads${desk} and auditors see this.`;
}

/** How many private messages there are, in words. */
export function counted(messages: number): string {
  return messages === 1 ? "1 private message" : `${messages} private messages`;
}

/** Why this person does not write here; empty where they do. */
export function silence(file: CaseFile, me: string | undefined, mayWork: boolean): string {
  const { owner, owner_name, state } = file.case;
  if (!mayWork) return "Your role does not answer customers.";
  if (state === "resolved" || state === "merged") return "This case is closed, so nothing is written here.";
  if (!owner) return "Claim the case to write to the customer: whoever owns it writes here.";
  if (owner !== me) return `Only ${owner_name ?? "its owner"}, who owns this case, writes here.`;
  const theirs = file.thread.some(({ mention }) => mention.private);
  return theirs ? "" : "The customer has not written in private yet.";
}

const GONE = "[kept no longer]";

/** Whether the words of a message are kept no longer. */
export function isGone(text: string): boolean {
  return text === GONE;
}

/** What stands for a private message wherever a page lists things of many cases: it is read on its case's page alone. */
const ELSEWHERE = "(a private message: open the case to read it)";

/** The words of a reply or post, outside of its case's page. */
export function wordsIn(of: { private: boolean; text: string }): string {
  return of.private ? ELSEWHERE : of.text;
}
