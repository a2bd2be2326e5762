import type { Client } from "openapi-fetch";
import type { Api, PlatformName } from "./client";

/** A number with its 95 % interval, from `n` observations; or `why` there is none. */
export interface Figure {
  value?: number | null;
  low?: number | null;
  high?: number | null;
  n: number;
  why: string;
}

export type Outcome = "shared" | "thanked" | "silent" | "unhappy" | "escalated" | "deleted" | "pending";

export interface Sample {
  /** Seconds since the post. */
  after: number;
  at: string;
  likes: number;
  reshares: number;
  quotes: number;
  replies: number;
  views?: number | null;
}

export interface FollowedPost {
  post_id: string;
  kind: "complaint" | "answer" | "later";
  url: string;
  at: string;
  samples: Sample[];
}

export interface OutcomeEvidence {
  post_id: string;
  url: string;
  at: string;
  kind: "complaint" | "answer" | "later";
  why: string;
}

export interface CaseOutcome {
  case_id: string;
  outcome: Outcome;
  why: string;
  recovered_at: string | null;
  follow_until: string | null;
  evidence: OutcomeEvidence[];
  posts: FollowedPost[];
  tone_before: number | null;
  tone_after: number | null;
}

export type Cut =
  | "week"
  | "topic"
  | "desk"
  | "template"
  | "incident"
  | "platform"
  | "private"
  | "team"
  | "region"
  | "severity"
  | "cause";

/** What of the cases of a period is asked: days in `tz`, and what a case must be to count. */
export interface ShareabilityQuery extends Partial<
  Record<Exclude<Cut, "week" | "private" | "severity">, string>
> {
  private?: boolean;
  severity?: number;
  since: string;
  until: string;
  tz: string;
  by: Cut;
  days: number;
}

export interface Row {
  key: string;
  name: string;
  cases: number;
  recovered: number;
  outcomes: Partial<Record<Outcome, number>>;
  shared: Figure;
  amplification: Figure;
  /** In seconds. */
  half_life: Figure;
  tone_shift: Figure;
  uplift: Figure;
  sentence: string;
}

export interface Shareability {
  since: string;
  until: string;
  tz: string;
  by: Cut;
  days: number;
  sentence: string;
  total: Row;
  rows: Row[];
}

/** What a setting says of its last change. */
interface Versioned {
  version: number;
  at?: string | null;
  by_name: string;
}

export interface Team {
  name: string;
  members: string[];
}

export interface Teams extends Versioned {
  teams: Team[];
}

export type NewTeams = Pick<Teams, "teams">;

export interface Competitor {
  name: string;
  accounts: string[];
}

export interface WatchList extends Versioned {
  competitors: Competitor[];
  /** Our own care accounts. */
  accounts: string[];
}

export type NewWatchList = Pick<WatchList, "competitors" | "accounts">;

export type ComparisonState = "collecting" | "done" | "waiting for budget";

export interface ComparisonAtAGlance {
  id: string;
  name: string;
  since: string;
  until: string | null;
  incident_id: string | null;
  state: ComparisonState;
  posts: number;
}

export interface SampleAnswer {
  post_id: string;
  url: string;
  at: string;
  text: string;
  answers: string;
}

export interface ComparedBrand {
  name: string;
  ours: boolean;
  complaints: number;
  answered: Figure;
  /** In seconds. */
  median: Figure;
  p90: Figure;
  curve: { after: number; answered: number }[];
  acknowledgment: Figure;
  apology: Figure;
  cause: Figure;
  promise: Figure;
  invitation: Figure;
  tone: Figure;
  repetition: Figure;
  statements: number;
  sentence: string;
  samples: SampleAnswer[];
  /** Posts to it in languages that the model has not learnt. */
  unjudged: number;
}

export interface Comparison {
  id: string;
  name: string;
  since: string;
  until: string | null;
  incident_id: string | null;
  state: ComparisonState;
  sentence: string;
  brands: ComparedBrand[];
  notes: string[];
  measured_at: string | null;
}

export interface NewComparison {
  name: string;
  since: string;
  until: string;
}

export type ThemesOf = "complaints" | "afterwards";

export interface ThemesQuery {
  since: string;
  until: string;
  tz: string;
  of: ThemesOf;
  topic?: string;
  region?: string;
}

export interface Theme {
  id: string;
  name: string;
  terms: string[];
  posts: number;
  by_week: number[];
  share: Figure;
  emerging: boolean;
  why: string;
  regions: Record<string, number>;
  topics: Record<string, number>;
  causes: Record<string, number>;
  since: string;
}

export interface Themes {
  since: string;
  until: string;
  of: ThemesOf;
  posts: number;
  sentence: string;
  weeks: string[];
  themes: Theme[];
  made_at?: string | null;
}

export type ExportFormat = "csv" | "parquet";

export interface Export {
  id: string;
  format: ExportFormat;
  since: string;
  until: string;
  state: "waiting" | "made" | "failed";
  rows: number | null;
  bytes: number | null;
  made_at: string | null;
  by_name: string;
  why: string;
  at: string;
  /** When it is forgotten. */
  ends_at: string;
  /** For five minutes, where it is made and asked for by itself. */
  url?: string | null;
}

export interface NewExport {
  format: ExportFormat;
  since: string;
  until: string;
}

export interface Recipient {
  id: string;
  name: string;
  /** Why it would not reach them, where it would not. */
  why: string;
}

export interface SentDigest {
  week: string;
  name: string;
  state: "claimed" | "refused" | "sent" | "failed" | "doubt";
  at: string;
  why: string;
}

export interface Digest extends Versioned {
  on: boolean;
  /** From 0 (Monday) to 6. */
  weekday: number;
  hour: number;
  tz: string;
  recipients: Recipient[];
  /** What became of the latest week's. */
  latest: SentDigest[];
}

/** A digest as it is set: people by their ids, whose addresses stand elsewhere. */
export interface NewDigest extends Omit<Digest, keyof Versioned | "recipients" | "latest"> {
  recipients: { id: string }[];
}

interface JSON<T> {
  headers: Record<string, unknown>;
  content: { "application/json": T };
}
interface Asked<Query = never, Path = never, Header = never> {
  query?: Query;
  path?: Path;
  header?: Header;
  cookie?: never;
}
interface Get<T, P = Asked> {
  parameters: P;
  requestBody?: never;
  responses: { 200: JSON<T> };
}
interface Put<T, B> {
  parameters: { header: { "If-Match": string }; query?: never; path?: never; cookie?: never };
  requestBody: { content: { "application/json": B } };
  responses: { 200: JSON<T> };
}
interface Post<T, B> {
  parameters: Asked;
  requestBody: { content: { "application/json": B } };
  responses: { 201: JSON<T> };
}
interface Of<Path> {
  query?: never;
  path: Path;
  header?: never;
  cookie?: never;
}
interface For<Query> {
  query: Query;
  path?: never;
  header?: never;
  cookie?: never;
}
interface Setting<T extends Versioned, New> {
  get: Get<T>;
  put: Put<T, New>;
}

/** The routes of reports, by the shapes that the API describes. */
interface ReportPaths {
  "/api/v1/cases/{case_id}/outcome": { get: Get<CaseOutcome, Of<{ case_id: string }>> };
  "/api/v1/reports/shareability": { get: Get<Shareability, For<ShareabilityQuery>> };
  "/api/v1/reports/teams": Setting<Teams, NewTeams>;
  "/api/v1/reports/watch-list": Setting<WatchList, NewWatchList>;
  "/api/v1/reports/comparisons": {
    get: Get<{ items: ComparisonAtAGlance[] }>;
    post: Post<ComparisonAtAGlance, NewComparison>;
  };
  "/api/v1/reports/comparisons/{comparison_id}": { get: Get<Comparison, Of<{ comparison_id: string }>> };
  "/api/v1/reports/themes": { get: Get<Themes, For<ThemesQuery>> };
  "/api/v1/reports/exports": { get: Get<{ items: Export[] }>; post: Post<Export, NewExport> };
  "/api/v1/reports/exports/{export_id}": { get: Get<Export, Of<{ export_id: string }>> };
  "/api/v1/reports/digest": Setting<Digest, NewDigest>;
}

/** The client for the routes of reports. */
export function reports(api: Api): Client<ReportPaths> {
  return api as unknown as Client<ReportPaths>;
}

export type { PlatformName };
