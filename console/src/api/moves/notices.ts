import type { Return } from "../../versions/History";
import { type Api, answer, seen } from "../client";
import { useMove } from "../moves";
import type { MyNotices, NoticeSettings, NoticeVersion, Wishes } from "../queries/notices";

interface NewSettings {
  settings: NoticeSettings;
  note: string;
  version: number;
}

function put(api: Api, { version, ...body }: NewSettings): Promise<NoticeVersion> {
  return answer(api.PUT("/api/v1/notifications", { params: { header: seen(version) }, body }));
}

/** Put other settings in the place of those that the person saw. */
export function useSetNotices(saved: (version: NoticeVersion) => void) {
  return useMove(async (api, settings: NewSettings) => {
    const next = await put(api, settings);
    saved(next);
    return next;
  }, "Notifications saved.");
}

/** Go back to the settings of an earlier version, as a new one. */
export function useRestoreNotices() {
  return useMove(
    (api, { to, note, version }: Return<NoticeVersion>) => put(api, { settings: to.settings, note, version }),
    "Notifications set back.",
  );
}

/** How the person wants to be told from now on. */
export function useSetMyNotices(saved: (mine: MyNotices) => void) {
  return useMove(async (api, { version, ...body }: Wishes & { version: number }) => {
    const mine = await answer(
      api.PUT("/api/v1/me/notifications", { params: { header: seen(version) }, body }),
    );
    saved(mine);
    return mine;
  }, "Saved.");
}

/** A notice to oneself, on the way that every notice takes. */
export function useTestNotice() {
  return useMove(
    (api) => answer(api.POST("/api/v1/notifications/test")),
    "Sent: it reaches you within a minute or two.",
  );
}
