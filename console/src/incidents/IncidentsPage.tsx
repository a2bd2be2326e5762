import { Button, Group, Stack, Tabs, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearchParams } from "react-router";
import { useMay } from "../api/queries";
import type { IncidentState } from "../api/queries/incidents";
import { Dialog } from "../shared/Dialog";
import { PageTitle } from "../shared/PageTitle";
import { IncidentList } from "./IncidentList";
import { OpenIncident } from "./OpenIncident";
import { STATES } from "./words";

const NOW: IncidentState[] = ["suspected", "open", "monitoring"];
const OVER: IncidentState[] = ["resolved", "dismissed", "merged"];

/** What is suspected and what goes on, the suspected first; and what is over. */
export function IncidentsPage() {
  const [address, setAddress] = useSearchParams();
  const mayRun = useMay("run incidents");
  const [opening, dialog] = useDisclosure();
  const go = useNavigate();
  const wanted = OVER.find((state) => state === address.get("state")) ?? null;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <PageTitle name="Incidents">Incidents</PageTitle>
        {mayRun && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
            Open an incident
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" maw={680}>
        An incident is something that many customers complain of at once. One approved text reaches each of
        them once, and everything stops the moment it is over.
      </Text>
      <Tabs
        value={wanted ?? "now"}
        onChange={(value) => setAddress(value && value !== "now" ? { state: value } : {})}
      >
        <Tabs.List>
          <Tabs.Tab value="now">Now</Tabs.Tab>
          {OVER.map((state) => (
            <Tabs.Tab key={state} value={state}>
              {STATES[state].name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {(wanted ? [wanted] : NOW).map((state) => (
        <IncidentList
          key={state}
          state={state}
          cursor={wanted && address.get("cursor")}
          onPage={(cursor) => setAddress({ ...(wanted && { state }), ...(cursor && { cursor }) })}
        />
      ))}
      <Dialog opened={opening} onClose={dialog.close} title="Open an incident">
        <OpenIncident
          onClose={dialog.close}
          onOpened={({ id }) => void go(`/incidents/${encodeURIComponent(id)}`)}
        />
      </Dialog>
    </Stack>
  );
}
