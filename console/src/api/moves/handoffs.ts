import { type Api, answer, type Case, type Override, seen } from "../client";
import { useMove } from "../moves";
import type { Handoff, HandoffReason } from "../queries/handoffs";

const HANDOFFS = "/api/v1/cases/{case_id}/handoffs";
const HANDOFF = `${HANDOFFS}/{handoff_id}` as const;
const SUBMIT = "/api/v1/cases/{case_id}/replies/{reply_id}/submit";

function at({ case_id, id }: Handoff, version: number) {
  return { path: { case_id, handoff_id: id }, header: seen(version) };
}

/** What a dialog sends: the version that the person saw, which is a later one once a conflict was told. */
interface Seen {
  version: number;
}

/** An invitation as its author means it. */
export interface InvitationWords {
  text: string;
  submit: boolean;
  overrides: Override[];
  inReplyTo: string;
  reason: HandoffReason;
  note: string;
  /** Whether a button for a message to us goes with it. */
  deepLink: boolean;
  /** The template that the words began with. */
  begun: { template_id: string; template_version: number } | null;
}

/** Begin a handoff: its invitation is a draft, or goes to review at once. `saved` is called once the words are kept. */
export function useInvite(of: Case, saved: () => void) {
  return useMove(
    (api, words: InvitationWords) => invite(api, of, words, saved),
    ({ submit }) => (submit ? "The invitation is in review." : "The invitation is a draft."),
    true,
  );
}

async function invite(api: Api, of: Case, words: InvitationWords, saved: () => void): Promise<Handoff> {
  const { text, submit, overrides, inReplyTo, reason, note, deepLink, begun } = words;
  const with_ = begun && { template_id: begun.template_id, template_version: begun.template_version };
  const body = {
    text,
    reason,
    note,
    in_reply_to: inReplyTo,
    deep_link: deepLink,
    ...(with_ && { begun_with: with_ }),
  };
  const params = { path: { case_id: of.id }, header: seen(of.version) };
  const handoff = await answer(api.POST(HANDOFFS, { params, body }));
  saved();
  if (submit && handoff.reply_id) {
    const there = { path: { case_id: of.id, reply_id: handoff.reply_id }, header: seen(NEW) };
    await answer(api.POST(SUBMIT, { params: there, body: { overrides } }));
  }
  return handoff;
}

const NEW = 1; // the version of a reply that was just drafted

/** Write the one gentle follow-up to an invitation: a draft. */
export function useFollowUp(handoff: Handoff) {
  return useMove(
    (api, { version, text }: Seen & { text: string }) =>
      answer(api.POST(`${HANDOFF}/follow-up`, { params: at(handoff, version), body: line(text) })),
    "The follow-up is a draft.",
    true,
  );
}

/** Say that it is resolved in private, and what the customer said of a public line. */
export function useResolveHandoff(handoff: Handoff) {
  return useMove(
    (api, { version, ...body }: Seen & { agrees_to_public: boolean | null }) =>
      answer(api.POST(`${HANDOFF}/resolve`, { params: at(handoff, version), body })),
    "Noted: resolved in private.",
    true,
  );
}

/** Note what the customer says of a public line. */
export function useAgreed(handoff: Handoff) {
  return useMove(
    (api, { version, ...body }: Seen & { agrees_to_public: boolean | null }) =>
      answer(api.POST(`${HANDOFF}/agreement`, { params: at(handoff, version), body })),
    "Noted.",
    true,
  );
}

/** Write the public line with which it ends: a draft. */
export function useClosingLine(handoff: Handoff) {
  return useMove(
    (api, { version, text }: Seen & { text: string }) =>
      answer(api.POST(`${HANDOFF}/closing`, { params: at(handoff, version), body: line(text) })),
    "The closing line is a draft.",
    true,
  );
}

/** It was not resolved after all. */
export function useBackInPrivate(handoff: Handoff) {
  return useMove(
    (api, { version, ...body }: Seen & { why: string }) =>
      answer(api.POST(`${HANDOFF}/reopen`, { params: at(handoff, version), body })),
    "You go on in private.",
    true,
  );
}

/** Over before its time. */
export function useEndHandoff(handoff: Handoff) {
  return useMove(
    (api, { version, ...body }: Seen & { why: string }) =>
      answer(api.POST(`${HANDOFF}/close`, { params: at(handoff, version), body })),
    "It is over.",
    true,
  );
}

/** Words under the customer's latest public post. */
function line(text: string) {
  return { text, deep_link: false };
}
