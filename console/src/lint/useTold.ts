import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answer, type Told, useApi } from "../api/client";
import { together } from "./together";

const RULES_AFTER = 300; // ms without a key
const MODEL_AFTER = 1_200; // the model takes a processor for a moment

/** Where a text is meant to stand. */
export interface Stand {
  caseId: string;
  inReplyTo: string;
  /** Whether it invites its customer into private messages. */
  invitation?: boolean;
  /** Whether a button for a message to us goes with it. */
  deepLink?: boolean;
  /** Whether only the customer reads it; the model is not asked of that. */
  isPrivate?: boolean;
}

/** What is said of a text while it is typed: the rules' findings soon, the model's a moment later. */
export function useTold(text: string, stand: Stand): Told | undefined {
  const { caseId, inReplyTo, invitation = false, deepLink = false, isPrivate = false } = stand;
  const api = useApi();
  const [soon] = useDebouncedValue(text, RULES_AFTER);
  const [later] = useDebouncedValue(text, MODEL_AFTER);
  const body = {
    case_id: caseId,
    in_reply_to: inReplyTo,
    invitation,
    deep_link: deepLink,
    private: isPrivate,
  };
  const rules = useQuery({
    queryKey: ["lint", "rules", body, soon],
    queryFn: () => answer(api.POST("/api/v1/lint/rules", { body: { ...body, text: soon } })),
    placeholderData: keepPreviousData,
    enabled: soon.trim() !== "",
    staleTime: LASTS,
  });
  const model = useQuery({
    queryKey: ["lint", "model", body, later],
    queryFn: () => answer(api.POST("/api/v1/lint", { body: { ...body, text: later } })),
    enabled: !isPrivate && later.trim() !== "" && later === text,
    retry: false, // Without the model there are still the rules.
    staleTime: LASTS,
  });
  if (text.trim() === "") return undefined;
  return later === text && model.data ? together(model.data, rules.data) : rules.data;
}

const LASTS = 60_000;
