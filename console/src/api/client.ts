import createClient, { type Middleware } from "openapi-fetch";
import { createContext, useContext } from "react";
import type { Session } from "../auth/session";
import { detail, faults, Problem, since } from "./problem";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
export type Act = Schemas["Act"];
export type Bill = Schemas["Bill"];
export type Brand = Schemas["Brand"];
export type BrandReading = Schemas["BrandReading"];
export type BrandSettings = Schemas["BrandSettings-Output"];
export type BrandVersion = Schemas["BrandVersion"];
export type Budget = Schemas["Budget"];
export type Case = Schemas["Case"];
export type CaseFile = Schemas["CaseFile"];
export type ChangeReason = Schemas["amends__review__reasons__Reason"];
export type CaseState = Schemas["CaseState"];
export type Clock = Schemas["Clock"];
export type ClockName = Schemas["ClockName"];
export type Clocks = Schemas["Clocks"];
export type Colleague = Schemas["amends__work__people__Colleague"];
export type Coverage = Schemas["Coverage"];
export type Desk = Schemas["Desk"];
export type Eligibility = Schemas["Eligibility"];
export type Event = Schemas["Event"];
export type Finding = Schemas["amends__lint__finding__Finding"];
export type Expected = Schemas["Expected"];
export type FieldChange = Schemas["FieldChange"];
export type Level = Schemas["Level"];
export type Identity = Schemas["Identity"];
export type Lane = Schemas["Lane"];
export type Link = Schemas["amends__work__links__Link"];
export type Me = Schemas["Me"];
export type Mention = Schemas["Mention"];
export type Mode = Schemas["Mode"];
export type Note = Schemas["Note"];
export type Outbox = Schemas["Outbox"];
export type Override = Schemas["Override"];
export type Pair = Schemas["Pair"];
export type Part = Schemas["Part"];
export type Pending = Schemas["Pending"];
export type PlatformName = Schemas["PlatformName"];
export type Posting = Schemas["Posting"];
export type ReadMention = Schemas["ReadMention"];
export type Reading = Schemas["Reading"];
export type Reply = Schemas["Reply"];
export type ReplyState = Schemas["ReplyState"];
export type ReviewDesk = Schemas["ReviewDesk"];
export type Role = Schemas["Role"];
export type SourceBill = Schemas["SourceBill"];
export type SourceCoverage = Schemas["amends__coverage__Verdict"];
export type Suggestion = Schemas["Suggestion"];
export type Taxonomy = Schemas["Taxonomy"];
export type TemplateSuggestion = Schemas["TemplateSuggestion"];
export type Threshold = Schemas["Threshold"];
export type Told = Schemas["amends__lint__told__Told"];
export type Verdict = Schemas["amends__verdict__Verdict"];
export type Viewer = Schemas["Viewer"];
export type Working = Schemas["Working"];

/** The typed client: every call carries the person's token, and a token that is not taken ends the session. */
export function apiClient(session: Session) {
  const signed: Middleware = {
    async onRequest({ request }) {
      const token = await session.token().catch(() => {
        throw new Problem(
          0,
          "Your sign-in could not be renewed just now. Check your connection and try again.",
        );
      });
      if (!token) {
        await session.end();
        throw new Problem(401, "Please sign in again.");
      }
      request.headers.set("Authorization", `Bearer ${token}`);
      request.headers.set("Amends-Client", "console");
      return request;
    },
    async onResponse({ response }) {
      if (response.status === 401) await session.end();
    },
  };
  const client = createClient<paths>({ baseUrl: location.origin });
  client.use(signed);
  return client;
}

export type Api = ReturnType<typeof apiClient>;
export const ApiContext = createContext<Api | null>(null);

/** The client of the person who is signed in. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error("outside the API context");
  return api;
}

/** The header that says which version the person saw: when the thing has changed since, nothing happens. */
export function seen(version: number) {
  return { "If-Match": `"${version}"` };
}

/** What a call answered; anything else than success is thrown as a Problem. */
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const result = await call.catch((error: unknown) => {
    if (error instanceof Problem) throw error;
    throw new Problem(0, "The server can't be reached. Check your connection and try again.");
  });
  if (!result.response.ok || result.data === undefined) {
    const { status } = result.response;
    throw new Problem(status, detail(result.error, status), faults(result.error), since(result.error));
  }
  return result.data;
}
