import { lazy } from "react";

// Charts weigh more than all other pages together, and those who answer customers never open one: they come when asked.
export { ReportsFrame } from "./ReportsFrame";
export const ShareabilityPage = lazy(async () => ({
  default: (await import("../shareability/ShareabilityPage")).ShareabilityPage,
}));
export const CompetitorsPage = lazy(async () => ({
  default: (await import("../competitors/CompetitorsPage")).CompetitorsPage,
}));
export const ComparisonPage = lazy(async () => ({
  default: (await import("../competitors/ComparisonPage")).ComparisonPage,
}));
export const ThemesPage = lazy(async () => ({
  default: (await import("../themes/ThemesPage")).ThemesPage,
}));
export const ExportsPage = lazy(async () => ({
  default: (await import("../exports/ExportsPage")).ExportsPage,
}));
