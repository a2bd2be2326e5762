import { useMemo } from "react";
import { createBrowserRouter, Navigate, RouterProvider } from "react-router";
import { ApiContext, apiClient } from "./api/client";
import { ApprovalsPage } from "./approvals/ApprovalsPage";
import { useSession } from "./auth/SessionGate";
import { CasePage } from "./case/CasePage";
import { CausesSection } from "./causes/CausesSection";
import { AfterReviewPage } from "./afterwards/AfterReviewPage";
import { MeasuresPage } from "./handoff/MeasuresPage";
import { IncidentPage } from "./incidents/IncidentPage";
import { IncidentsPage } from "./incidents/IncidentsPage";
import { ListeningPage } from "./listening/ListeningPage";
import { MyNoticesPage } from "./notices/MyNoticesPage";
import { NoticesSection } from "./notices/NoticesSection";
import { OutboxPage } from "./outbox/OutboxPage";
import { PathsSection } from "./paths/PathsSection";
import { QueuePage } from "./queue/QueuePage";
import { ReadingPage } from "./reading/ReadingPage";
import {
  ComparisonPage,
  CompetitorsPage,
  ExportsPage,
  ReportsFrame,
  ShareabilityPage,
  ThemesPage,
} from "./reports/pages";
import { ReportsSection } from "./reports/settings/ReportsSection";
import { RulesSection } from "./rules/RulesSection";
import { ServiceSection } from "./service/ServiceSection";
import { BrandSection } from "./settings/BrandSection";
import { SettingsFrame } from "./settings/SettingsFrame";
import { BrokenPage } from "./shell/LastResort";
import { NoSuchPage } from "./shell/NoSuchPage";
import { Shell } from "./shell/Shell";
import { NewTemplatePage } from "./templates/NewTemplatePage";
import { TemplatePage } from "./templates/TemplatePage";
import { TemplatesPage } from "./templates/TemplatesPage";
import { WallPage } from "./wall/WallPage";

/** Every page of the console by its address. */
export function Pages() {
  const session = useSession();
  const api = useMemo(() => apiClient(session), [session]);
  const router = useMemo(
    () =>
      createBrowserRouter([
        {
          element: <Shell />,
          errorElement: <BrokenPage />,
          children: [
            { index: true, element: <Navigate to="/queue" replace /> },
            { path: "queue", element: <QueuePage /> },
            { path: "cases/:caseId", element: <CasePage /> },
            { path: "incidents", element: <IncidentsPage /> },
            { path: "incidents/:incidentId", element: <IncidentPage /> },
            { path: "incidents/:incidentId/review", element: <AfterReviewPage /> },
            { path: "handoffs", element: <MeasuresPage /> },
            { path: "approvals", element: <ApprovalsPage /> },
            { path: "templates", element: <TemplatesPage /> },
            { path: "templates/new", element: <NewTemplatePage /> },
            { path: "templates/:templateId", element: <TemplatePage /> },
            { path: "outbox", element: <OutboxPage /> },
            {
              path: "reports",
              element: <ReportsFrame />,
              children: [
                { index: true, element: <ShareabilityPage /> },
                { path: "competitors", element: <CompetitorsPage /> },
                { path: "competitors/:comparisonId", element: <ComparisonPage /> },
                { path: "themes", element: <ThemesPage /> },
                { path: "exports", element: <ExportsPage /> },
              ],
            },
            { path: "listening", element: <ListeningPage /> },
            { path: "reading", element: <ReadingPage /> },
            {
              path: "settings",
              element: <SettingsFrame />,
              children: [
                { index: true, element: <BrandSection /> },
                { path: "triage", element: <RulesSection /> },
                { path: "paths", element: <PathsSection /> },
                { path: "causes", element: <CausesSection /> },
                { path: "service", element: <ServiceSection /> },
                { path: "reports", element: <ReportsSection /> },
                { path: "notifications", element: <NoticesSection /> },
              ],
            },
            { path: "notifications", element: <MyNoticesPage /> },
            { path: "*", element: <NoSuchPage /> },
          ],
        },
        // For a screen in the room: nothing around it.
        { path: "incidents/:incidentId/wall", element: <WallPage />, errorElement: <BrokenPage /> },
      ]),
    [],
  );
  return (
    <ApiContext value={api}>
      <RouterProvider router={router} />
    </ApiContext>
  );
}
