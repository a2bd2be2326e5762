import { useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type Dead = Schemas["Dead"];
export type DeskNotices = Schemas["DeskNotices"];
export type MyNotices = Schemas["MyNoticesNow"];
export type NoticesNow = Schemas["NoticesNow"];
export type NoticeSettings = Schemas["NoticeSettings"];
export type NoticeVersion = Schemas["NoticeVersion"];
export type PersonNotices = Schemas["PersonNotices"];
export type Wishes = Schemas["Wishes"];
export type Channel = Wishes["channels"][number];

/** Who is told of what; for those who may change it. */
export function useNotices() {
  const api = useApi();
  return useQuery({ queryKey: ["notices"], queryFn: () => answer(api.GET("/api/v1/notifications")) });
}

/** Who changed that, when and why. */
export function useNoticeVersions() {
  const api = useApi();
  return useQuery({
    queryKey: ["notice versions"],
    queryFn: () => answer(api.GET("/api/v1/notifications/versions", { params: { query: { limit: 50 } } })),
  });
}

/** What could not be told. */
export function useDeadNotices() {
  const api = useApi();
  return useQuery({
    queryKey: ["dead notices"],
    queryFn: () => answer(api.GET("/api/v1/notifications/dead")),
  });
}

/** How the person wants to be told. */
export function useMyNotices() {
  const api = useApi();
  return useQuery({ queryKey: ["my notices"], queryFn: () => answer(api.GET("/api/v1/me/notifications")) });
}
