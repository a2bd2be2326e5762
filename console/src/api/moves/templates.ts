import { answer, seen } from "../client";
import { useMove } from "../moves";
import type { Template, Words } from "../queries/templates";

const TEMPLATE = "/api/v1/templates/{template_id}";

function at({ id, version }: Template) {
  return { params: { path: { template_id: id }, header: seen(version) } };
}

/** A new template, as the person's draft. */
export function useDraftTemplate(saved: (template: Template) => void) {
  return useMove(async (api, body: Words) => {
    const template = await answer(api.POST("/api/v1/templates", { body }));
    saved(template);
    return template;
  }, "Draft saved.");
}

/** Other words, as a draft; `template` is as the person saw it. */
export function useEditTemplate(template: Template, saved: (template: Template) => void) {
  return useMove(async (api, body: Words) => {
    const edited = await answer(api.PUT(TEMPLATE, { ...at(template), body }));
    saved(edited);
    return edited;
  }, "Draft saved.");
}

/** Put the draft in front of those who approve. */
export function useSubmitTemplate(template: Template) {
  return useMove((api) => answer(api.POST(`${TEMPLATE}/submit`, at(template))), "Sent to review.");
}

/** Approve exactly the words that are on the screen. */
export function useApproveTemplate(template: Template) {
  return useMove((api) => answer(api.POST(`${TEMPLATE}/approve`, at(template))), "Approved.");
}

/** Send the draft back, with the reason. */
export function useReturnTemplate(template: Template) {
  return useMove(
    (api, why: string) => answer(api.POST(`${TEMPLATE}/request-changes`, { ...at(template), body: { why } })),
    "Sent back.",
  );
}

/** Take the template out of use for good. */
export function useRetireTemplate(template: Template) {
  return useMove(
    (api, why: string) => answer(api.POST(`${TEMPLATE}/retire`, { ...at(template), body: { why } })),
    "Retired.",
  );
}

/** Add the texts that ship, as drafts. */
export function useImportStarter() {
  return useMove(
    (api) => answer(api.POST("/api/v1/templates/import-starter")),
    "The starter library is here, as drafts.",
  );
}
