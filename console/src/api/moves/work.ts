import { answer, type Case, type Desk, type Note, seen } from "../client";
import { useMove } from "../moves";

const CASE = "/api/v1/cases/{case_id}";

function at(of: Case, version = of.version) {
  return { path: { case_id: of.id }, header: seen(version) };
}

/** What a dialog sends: the version that the person saw, which is a later one once a conflict was told. */
interface Seen {
  version: number;
}

/** Make the case one's own. */
export function useClaim(of: Case) {
  return useMove((api) => answer(api.POST(`${CASE}/claim`, { params: at(of) })), "The case is yours.");
}

/** Leave the case to whoever of its desk claims it. */
export function useRelease(of: Case) {
  return useMove(
    (api) => answer(api.POST(`${CASE}/release`, { params: at(of) })),
    "Released. Anybody of the desk can claim it.",
  );
}

/** To a colleague or to a desk, one of them. */
export interface HandOver extends Seen {
  to: { person: string } | { desk: Desk };
  note: string;
}

/** Give the case away. */
export function useHandOver(of: Case) {
  return useMove(
    (api, { to, note, version }: HandOver) =>
      answer(api.POST(`${CASE}/hand-over`, { params: at(of, version), body: { ...to, note } })),
    "Handed over.",
    true,
  );
}

/** Take a colleague's case. */
export function useTakeOver(of: Case) {
  return useMove(
    (api, { reason, version }: Seen & { reason: string }) =>
      answer(api.POST(`${CASE}/take-over`, { params: at(of, version), body: { reason } })),
    "The case is yours.",
    true,
  );
}

/** Give the case these tags and no others. */
export function useTag(of: Case) {
  return useMove(
    (api, tags: string[]) => answer(api.PUT(`${CASE}/tags`, { params: at(of), body: { tags } })),
    "Tags saved.",
  );
}

/** Let the case sleep until a moment; without one, until its customer writes. */
export function useSnooze(of: Case) {
  return useMove(
    (api, { until, note, version }: Seen & { until: string | null; note: string }) =>
      answer(api.POST(`${CASE}/snooze`, { params: at(of, version), body: { until, note } })),
    "Snoozed.",
    true,
  );
}

/** Put a case that sleeps back into the queue. */
export function useWake(of: Case) {
  return useMove(
    (api) => answer(api.POST(`${CASE}/wake`, { params: at(of) })),
    "The case is back in the queue.",
  );
}

/** Close the case for a reason. */
export function useResolve(of: Case) {
  return useMove(
    (api, { cause, note, version }: Seen & { cause: string; note: string }) =>
      answer(api.POST(`${CASE}/resolve`, { params: at(of, version), body: { root_cause: cause, note } })),
    "Case resolved.",
    true,
  );
}

/** A note's words, and the ids of those whom it calls. */
export interface NoteWords {
  text: string;
  mentions: string[];
}

/** Write a note for colleagues. `saved` is called once it is kept. */
export function useNote(of: Case, saved: () => void) {
  const params = { path: { case_id: of.id } };
  return useMove(async (api, body: NoteWords) => {
    const note = await answer(api.POST(`${CASE}/notes`, { params, body }));
    saved();
    return note;
  }, "Note added.");
}

/** Other words in one's note. */
export function useEditNote({ case_id, id, version }: Note, saved: () => void) {
  const params = { path: { case_id, note_id: id }, header: seen(version) };
  return useMove(async (api, body: NoteWords) => {
    const note = await answer(api.PUT(`${CASE}/notes/{note_id}`, { params, body }));
    saved();
    return note;
  }, "Note saved.");
}
