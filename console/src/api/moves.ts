import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  type Api,
  answer,
  type BrandSettings,
  type BrandVersion,
  type Case,
  type Mode,
  type Override,
  type ChangeReason,
  type Reply,
  type TemplateSuggestion,
  seen,
  type Threshold,
  useApi,
} from "./client";
import type { Return } from "../versions/History";
import type { Problem } from "./problem";

// Who one is does not change; what a platform says of a post is billed, so it is asked when it may have changed.
const LASTING = new Set(["me", "eligibility"]);

/** A change that a person makes; what any page shows of it is read again, whether it worked or not. */
export function useMove<T, V = void>(
  call: (api: Api, words: V) => Promise<T>,
  done: string | ((words: V) => string),
  /** Whether the place from which it is made says itself what went wrong. */
  toldThere = false,
) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation<T, Problem, V>({
    mutationFn: (words) => call(api, words),
    meta: { toldThere },
    onSuccess: (_, words) => {
      const message = typeof done === "string" ? done : done(words);
      notifications.show({ message, autoClose: 3000 });
    },
    onSettled: () =>
      cache.invalidateQueries({ predicate: ({ queryKey }) => !LASTING.has(String(queryKey[0])) }),
  });
}

const REPLY = "/api/v1/cases/{case_id}/replies/{reply_id}";

function at(reply: Reply, version = reply.version) {
  return { path: { case_id: reply.case_id, reply_id: reply.id }, header: seen(version) };
}

/** What an editor saves: the words, and whether they go to review at once. */
export interface Words {
  text: string;
  submit: boolean;
  /** Why the text is right where a rule asks for a reason. */
  overrides: Override[];
}

/** Which post a new reply answers, and whether that may be its second answer. */
export interface Answer extends Words {
  inReplyTo: string;
  again: boolean;
  /** The template that the words began with. */
  begun: TemplateSuggestion | null;
}

const told = ({ submit }: Words) => (submit ? "Sent to review." : "Draft saved.");

/** A new reply to one of the case's posts. `saved` is called once the words are kept, even if no review follows. */
export function useDraft(of: Case, saved: () => void) {
  const params = { path: { case_id: of.id } };
  return useMove(async (api, { text, submit, overrides, inReplyTo, again, begun }: Answer) => {
    const with_ = begun && { template_id: begun.template_id, template_version: begun.template_version };
    const body = { text, in_reply_to: inReplyTo, again, ...(with_ && { begun_with: with_ }) };
    const reply = await answer(api.POST("/api/v1/cases/{case_id}/replies", { params, body }));
    saved();
    return submit ? sendToReview(api, reply, overrides) : reply;
  }, told);
}

/** Other words in a reply; `version` is the one that the person had before them. In review it stays there. */
export function useRewrite(reply: Reply, saved: () => void) {
  return useMove(async (api, { text, submit, overrides = [], version }: Words & { version: number }) => {
    const body = { text, overrides };
    const edited = await answer(api.PUT(REPLY, { params: at(reply, version), body }));
    saved();
    return submit && edited.state !== "in_review" ? sendToReview(api, edited, overrides) : edited;
  }, told);
}

function sendToReview(api: Api, reply: Reply, overrides: Override[] = []): Promise<Reply> {
  return answer(api.POST(`${REPLY}/submit`, { params: at(reply), body: { overrides } }));
}

/** Put a saved reply in front of those who approve. */
export function useSubmit(reply: Reply) {
  return useMove((api) => sendToReview(api, reply), "Sent to review.");
}

/** Approve exactly the version that is on the screen. */
export function useApprove(reply: Reply) {
  return useMove(
    (api) => answer(api.POST(`${REPLY}/approve`, { params: at(reply) })),
    "Approved. It is on its way.",
  );
}

/** Send a reply back to its author. `sent` is called once it is. */
export function useRequestChanges(reply: Reply, sent: () => void) {
  return useMove(async (api, body: { reason: ChangeReason; why: string }) => {
    const returned = await answer(api.POST(`${REPLY}/request-changes`, { params: at(reply), body }));
    sent();
    return returned;
  }, "Sent back to its author.");
}

/** Post a doubtful reply after all. */
export function useSendAgain(reply: Reply) {
  return useMove(
    (api) => answer(api.POST(`${REPLY}/send-again`, { params: at(reply) })),
    "It will be posted again.",
  );
}

/** Take a reply back. */
export function useWithdraw(reply: Reply) {
  return useMove((api) => answer(api.POST(`${REPLY}/withdraw`, { params: at(reply) })), "Reply withdrawn.");
}

/** Say whether a post is dissatisfied, as the person reads it. */
export function useJudge(caseId: string, mentionId: string) {
  const params = { path: { case_id: caseId, mention_id: mentionId } };
  return useMove(
    (api, dissatisfied: boolean) =>
      answer(
        api.PUT("/api/v1/cases/{case_id}/mentions/{mention_id}/verdict", { params, body: { dissatisfied } }),
      ),
    "Thank you, noted.",
  );
}

/** Move the brand's threshold; `version` is the one that the person saw. */
export function useSetThreshold(done: () => void) {
  return useMove(async (api, { version, ...body }: { threshold: number; note: string; version: number }) => {
    const threshold = await answer(
      api.POST("/api/v1/reading/threshold", { params: { header: seen(version) }, body }),
    );
    done();
    return threshold;
  }, "Threshold set.");
}

/** Go back to an earlier threshold. */
export function useRestoreThreshold() {
  return useMove((api, { to, note, version }: Return<Threshold>) => {
    const params = { header: seen(version) };
    return answer(api.POST("/api/v1/reading/restore", { params, body: { to: to.version, note } }));
  }, "Threshold set back.");
}

/** Stop posting, or turn it on; `version` is the one that the person saw. */
export function useTurnPosting() {
  return useMove(
    (api, { version, ...body }: { mode: Mode; why: string; version: number }) =>
      answer(api.POST("/api/v1/posting", { params: { header: seen(version) }, body })),
    ({ mode }) => (mode === "off" ? "Posting is stopped." : "Posting is on."),
  );
}

/** Answer a customer again who had opted out. */
export function useReadmit({ platform, author_id }: Case, done: () => void) {
  const params = { path: { platform, author_id } };
  return useMove(async (api, note: string) => {
    const standing = await answer(
      api.DELETE("/api/v1/optouts/{platform}/{author_id}", { params, body: { note } }),
    );
    done();
    return standing;
  }, "They can be answered again.");
}

/** Put other settings in the place of those that the person saw. */
export function useSetBrand(saved: (version: BrandVersion) => void) {
  return useMove(
    async (api, { version, ...body }: { settings: BrandSettings; note: string; version: number }) => {
      const next = await answer(api.PUT("/api/v1/brand", { params: { header: seen(version) }, body }));
      saved(next);
      return next;
    },
    "Settings saved.",
  );
}

/** Go back to the settings of an earlier version. */
export function useRestoreBrand() {
  return useMove((api, { to, note, version }: Return<BrandVersion>) => {
    const params = { header: seen(version) };
    return answer(api.POST("/api/v1/brand/restore", { params, body: { to: to.version, note } }));
  }, "Settings set back.");
}
