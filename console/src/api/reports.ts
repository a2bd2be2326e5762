import type { paths } from "./schema";

type Got<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer T } } } };
}
  ? T
  : never;
type Asked<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;
type Put<P extends keyof paths> = paths[P] extends {
  put: { requestBody: { content: { "application/json": infer B } } };
}
  ? B
  : never;
type Posted<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { "application/json": infer B } } };
}
  ? B
  : never;

// What came of a case.
export type CaseOutcome = Got<"/api/v1/cases/{case_id}/outcome">;
export type Outcome = CaseOutcome["outcome"];
export type FollowedPost = CaseOutcome["posts"][number];
export type Sample = FollowedPost["samples"][number];

// Shareability: spans are seconds, shares lie between 0 and 1.
export type Shareability = Got<"/api/v1/reports/shareability">;
export type ShareabilityQuery = Asked<"/api/v1/reports/shareability">;
export type Cut = Shareability["by"];
export type Row = Shareability["total"];
export type Figure = Row["shared"];
export type Teams = Got<"/api/v1/reports/teams">;
export type NewTeams = Put<"/api/v1/reports/teams">;
export type Team = Teams["teams"][number];

// Competitors.
export type WatchList = Got<"/api/v1/reports/watch-list">;
export type NewWatchList = Put<"/api/v1/reports/watch-list">;
export type Competitor = WatchList["competitors"][number];
export type ComparisonAtAGlance = Got<"/api/v1/reports/comparisons">["items"][number];
export type Comparison = Got<"/api/v1/reports/comparisons/{comparison_id}">;
export type ComparisonState = Comparison["state"];
export type ComparedBrand = Comparison["brands"][number];
export type NewComparison = Posted<"/api/v1/reports/comparisons">;

// Themes.
export type Themes = Got<"/api/v1/reports/themes">;
export type ThemesQuery = Asked<"/api/v1/reports/themes">;
export type ThemesOf = Themes["of"];
export type Theme = Themes["themes"][number];

// What is sent and taken along.
export type Export = Got<"/api/v1/reports/exports">["items"][number];
export type ExportFormat = Export["format"];
export type NewExport = Posted<"/api/v1/reports/exports">;
export type Digest = Got<"/api/v1/reports/digest">;
export type NewDigest = Put<"/api/v1/reports/digest">;
export type Recipient = Digest["recipients"][number];
export type SentDigest = Digest["latest"][number];
