import { Anchor, Grid, Group, Skeleton, Stack } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { type IncidentFile, useIncident, useProgress } from "../api/queries/incidents";
import { Trouble } from "../shared/Trouble";
import { Statements } from "../statements/Statements";
import { Actions } from "./Actions";
import { Cases } from "./Cases";
import { Counts } from "./Counts";
import { Deliveries } from "./Deliveries";
import { Facts } from "./Facts";
import { Header } from "./Header";
import { StopBar } from "./StopBar";
import { Suspicions } from "./Suspicions";
import { Timeline } from "./Timeline";

/** An incident: what is wrong, what is said of it and to whom, and the way to stop that. */
export function IncidentPage() {
  const { incidentId = "" } = useParams();
  const { data, error, refetch } = useIncident(incidentId);
  const at = `/incidents/${encodeURIComponent(incidentId)}`;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Anchor component={Link} to="/incidents" size="sm" w="fit-content">
          <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> Incidents
        </Anchor>
        <Group gap="md">
          <Anchor component={Link} to={`${at}/review`} size="sm">
            Review
          </Anchor>
          <Anchor component={Link} to={`${at}/wall`} size="sm">
            Wall view
          </Anchor>
        </Group>
      </Group>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading the incident" />}
      {data && <Shown file={data} />}
    </Stack>
  );
}

function Shown({ file }: { file: IncidentFile }) {
  const { incident } = file;
  const progress = useProgress(incident.id);
  return (
    <>
      <Header incident={incident} />
      <StopBar file={file} />
      <Actions incident={incident} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            {progress.error && (
              <Trouble error={progress.error} again={progress.refetch} stale={progress.data !== undefined} />
            )}
            <Counts incident={incident} progress={progress.data} />
            <Statements file={file} />
            <Deliveries incidentId={incident.id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="md">
            <Suspicions incident={incident} />
            <Facts incident={incident} />
            <Cases incidentId={incident.id} />
            <Timeline events={file.events} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}
