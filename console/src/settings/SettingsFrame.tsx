import { Stack, Tabs } from "@mantine/core";
import { Outlet, useLocation, useNavigate } from "react-router";
import { useMe } from "../api/queries";
import { PageTitle } from "../shared/PageTitle";
import { SECTIONS } from "./sections";

const FIRST = "first"; // a tab has a name, also where its address has none

/** All that is set for a brand, a part on each tab. */
export function SettingsFrame() {
  const may = useMe().data?.may ?? [];
  const { pathname } = useLocation();
  const go = useNavigate();
  const sections = SECTIONS.filter(({ needs }) => !needs || may.includes(needs));
  const here = pathname.split("/")[2] ?? "";
  const name = SECTIONS.find(({ path }) => path === here)?.name ?? "";
  return (
    <Stack gap="md">
      <PageTitle name={name ? `Settings: ${name}` : "Settings"}>Settings</PageTitle>
      {sections.length > 1 && (
        <Tabs
          value={here || FIRST}
          onChange={(to) => go(to === FIRST ? "/settings" : `/settings/${to ?? ""}`)}
        >
          <Tabs.List aria-label="Settings">
            {sections.map(({ path, name: label }) => (
              <Tabs.Tab key={path} value={path || FIRST}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      )}
      <Outlet />
    </Stack>
  );
}
