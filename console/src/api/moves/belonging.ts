import { answer, type Case, type Identity, type PlatformName, seen } from "../client";
import { useMove } from "../moves";

const CASE = "/api/v1/cases/{case_id}";
const CUSTOMER = "/api/v1/customers/{platform}/{author_id}";

/** What a dialog sends beside its own words. */
interface Seen {
  version: number;
}

/** Say that another case has to do with this one; it changes neither, so no version is asked for. */
export function useLinkCase({ id }: Case) {
  return useMove(
    (api, { other, note }: Seen & { other: string; note: string }) => {
      const params = { path: { case_id: id, other } };
      return answer(api.PUT(`${CASE}/links/{other}`, { params, body: { note } }));
    },
    "Linked.",
    true,
  );
}

/** Take back that another case has to do with this one. */
export function useUnlinkCase({ id }: Case) {
  return useMove(
    (api, other: string) =>
      answer(api.DELETE(`${CASE}/links/{other}`, { params: { path: { case_id: id, other } } })),
    "The link is taken back.",
  );
}

/** Let everything of another case move into this one. */
export function useMerge(of: Case) {
  return useMove(
    (api, { other, note, version }: Seen & { other: string; note: string }) => {
      const params = { path: { case_id: of.id }, header: seen(version) };
      return answer(api.POST(`${CASE}/merge`, { params, body: { other, note } }));
    },
    "Merged. The posts are here in a moment.",
    true,
  );
}

/** Make a case of their own of some posts. */
export function useSplit(of: Case) {
  return useMove(
    (api, { posts, note, version }: Seen & { posts: string[]; note: string }) => {
      const params = { path: { case_id: of.id }, header: seen(version) };
      return answer(api.POST(`${CASE}/split`, { params, body: { posts, note } }));
    },
    "Split. The new case stands under Related cases.",
    true,
  );
}

/** Say that this case's customer is another account's owner, too. */
export function useLinkAccount({ id, platform, author_id }: Case) {
  return useMove(
    (api, words: Seen & { platform: PlatformName; author_id: string; ground: string }) => {
      const body = {
        platform: words.platform,
        author_id: words.author_id,
        ground: words.ground,
        case_id: id,
      };
      return answer(api.POST(`${CUSTOMER}/identities`, { params: { path: { platform, author_id } }, body }));
    },
    "The accounts are linked.",
    true,
  );
}

/** Take back that two accounts are one customer's. */
export function usePartAccounts({ id }: Case, { of, also }: Identity, done: () => void) {
  const path = {
    platform: of.platform,
    author_id: of.author_id,
    also_on: also.platform,
    also: also.author_id,
  };
  return useMove(async (api, why: string) => {
    const parted = await answer(
      api.POST(`${CUSTOMER}/identities/{also_on}/{also}/undo`, {
        params: { path },
        body: { why, case_id: id },
      }),
    );
    done();
    return parted;
  }, "The accounts are apart again.");
}
