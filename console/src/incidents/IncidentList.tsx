import { Skeleton, Stack, Text } from "@mantine/core";
import { type IncidentState, useIncidents } from "../api/queries/incidents";
import { Paging } from "../shared/Paging";
import { Panel } from "../shared/Panel";
import { Trouble } from "../shared/Trouble";
import { IncidentRow } from "./IncidentRow";
import { STATES } from "./words";

const NONE: Record<IncidentState, string> = {
  suspected: "No outage is suspected.",
  open: "No incident is open.",
  monitoring: "None is being watched.",
  resolved: "None was resolved yet.",
  dismissed: "No suspicion was dismissed yet.",
  merged: "None was merged yet.",
};

interface Props {
  state: IncidentState;
  cursor: string | null;
  onPage: (cursor: string | null) => void;
}

/** The incidents in a state, the newest first. */
export function IncidentList({ state, cursor, onPage }: Props) {
  const { data, error, refetch } = useIncidents(state, cursor);
  const heading = `incidents-${state}`;
  return (
    <Panel id={heading} title={STATES[state].name}>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={40} role="status" aria-label="Loading incidents" />}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {NONE[state]}
        </Text>
      )}
      <Stack gap="sm">
        {data?.items.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </Stack>
      <Paging cursor={cursor} next={data?.next} onPage={onPage} />
    </Panel>
  );
}
