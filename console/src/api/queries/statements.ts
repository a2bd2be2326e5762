import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type Found = Schemas["Found"];
export type Preview = Schemas["Preview"];
export type Reach = Schemas["Reach"];
export type Stage = Schemas["Stage"];
export type Statement = Schemas["Statement"];
export type StatementFile = Schemas["StatementFile"];
export type StatementState = Schemas["StatementState"];
export type StatementText = Schemas["StatementText"];

const PREVIEW = 15_000;

/** Which statement of which incident. */
export interface StatementPlace {
  incident_id: string;
  id: string;
  version: number;
}

/** A statement with what the rules say of it; asked anew with each of its versions. */
export function useStatement({ incident_id, id, version }: StatementPlace) {
  const api = useApi();
  return useQuery({
    queryKey: ["statement", id, version],
    queryFn: () =>
      answer(
        api.GET("/api/v1/incidents/{incident_id}/statements/{statement_id}", {
          params: { path: { incident_id, statement_id: id } },
        }),
      ),
    // What is being typed stays on the page while another version is read.
    placeholderData: keepPreviousData,
  });
}

/** Whom it would reach at this moment, and what that costs. */
export function usePreview({ incident_id, id, version }: StatementPlace) {
  const api = useApi();
  return useQuery({
    queryKey: ["preview", id, version],
    queryFn: () =>
      answer(
        api.GET("/api/v1/incidents/{incident_id}/statements/{statement_id}/preview", {
          params: { path: { incident_id, statement_id: id } },
        }),
      ),
    refetchInterval: PREVIEW,
    placeholderData: keepPreviousData,
  });
}
