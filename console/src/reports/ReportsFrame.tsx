import { Group, Skeleton, Stack, Tabs, Text } from "@mantine/core";
import { Suspense } from "react";
import { Outlet, useLocation, useNavigate } from "react-router";
import { useMay } from "../api/queries";
import { PageTitle } from "../shared/PageTitle";
import { CopyLink } from "./CopyLink";
import { pageAt, REPORT_PAGES } from "./sections";

const FIRST = "first"; // a tab has a name, also where its address has none

/** The reports, a page on each tab; whoever may not read them is told so, also when a colleague's link led here. */
export function ReportsFrame() {
  const mayRead = useMay("read reports");
  const { pathname } = useLocation();
  const go = useNavigate();
  const page = pageAt(pathname);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <PageTitle name={page ? `Reports: ${page.name}` : "Reports"}>Reports</PageTitle>
        {mayRead && <CopyLink />}
      </Group>
      {!mayRead ? (
        <Text>Seniors, legal, PR, marketing, administrators and auditors read reports.</Text>
      ) : (
        <>
          <Tabs
            value={page?.path || FIRST}
            onChange={(to) => go(to === FIRST ? "/reports" : `/reports/${to ?? ""}`)}
          >
            <Tabs.List aria-label="Reports">
              {REPORT_PAGES.map(({ path, name }) => (
                <Tabs.Tab key={path} value={path || FIRST}>
                  {name}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
          {page && pathname.split("/").length < 4 && (
            <Text size="sm" c="dimmed" maw={680}>
              {page.about}
            </Text>
          )}
          <Suspense fallback={<Skeleton height={320} role="status" aria-label="Loading the page" />}>
            <Outlet />
          </Suspense>
        </>
      )}
    </Stack>
  );
}
