import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, useApi } from "../client";
import type { components } from "../schema";

type Schemas = components["schemas"];
export type Placeholder = Schemas["Placeholder"];
export type Tally = Schemas["Tally"];
export type Template = Schemas["Template"];
export type TemplateFile = Schemas["TemplateFile"];
export type TemplateState = Schemas["TemplateState"];
export type Wording = Schemas["Wording"];
export type Words = Schemas["Words"];

/** What a template must be to be listed; nothing where it does not matter. */
export interface Sought {
  topic?: string;
  platform?: Schemas["PlatformName"];
  language?: string;
  state?: TemplateState;
  stage?: Schemas["Stage"];
}

const NEVER_OLD = Number.POSITIVE_INFINITY;

/** One page of the library. */
export function useTemplates(sought: Sought, cursor: string | null = null) {
  const api = useApi();
  return useQuery({
    queryKey: ["templates", sought, cursor],
    queryFn: () =>
      answer(
        api.GET("/api/v1/templates", {
          params: { query: { ...sought, limit: 50, ...(cursor && { cursor }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** A template with its counts and its changes. */
export function useTemplate(templateId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["template", templateId],
    queryFn: () =>
      answer(api.GET("/api/v1/templates/{template_id}", { params: { path: { template_id: templateId } } })),
  });
}

/** What a text may leave for its case to fill. */
export function usePlaceholders() {
  const api = useApi();
  return useQuery({
    queryKey: ["placeholders"],
    queryFn: () => answer(api.GET("/api/v1/templates/placeholders")),
    staleTime: NEVER_OLD,
  });
}
