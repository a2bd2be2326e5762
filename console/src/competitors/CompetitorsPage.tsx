import { Anchor, Badge, Button, Group, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { Link, useNavigate } from "react-router";
import { useMay } from "../api/queries";
import { useComparisons } from "../api/queries/reports";
import type { ComparisonAtAGlance } from "../api/reports";
import { counted } from "../reports/figures";
import { Dialog } from "../shared/Dialog";
import { ForeignName } from "../shared/Foreign";
import { plain } from "../shared/hidden";
import { Trouble } from "../shared/Trouble";
import { StartComparison } from "./StartComparison";
import { STATES, windowWords } from "./words";

/** The windows in which we were compared, and the way to another one. */
export function CompetitorsPage() {
  const mayCompare = useMay("set what reports compare and send");
  const { data, error, refetch } = useComparisons(true);
  const [starting, dialog] = useDisclosure();
  const go = useNavigate();
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Text size="sm" c="dimmed" maw={680}>
          An industry-wide incident starts a comparison by itself. With whom we are compared stands in{" "}
          <Anchor component={Link} to="/settings/reports" size="sm">
            the watch list
          </Anchor>
          .
        </Text>
        {mayCompare && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
            Compare a window
          </Button>
        )}
      </Group>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={160} role="status" aria-label="Loading the comparisons" />}
      {data?.items.length === 0 && <Text c="dimmed">Nothing was compared yet.</Text>}
      {data && data.items.length > 0 && (
        <Stack gap="xs" role="list" aria-label="Comparisons">
          {data.items.map((each) => (
            <OneComparison key={each.id} of={each} />
          ))}
        </Stack>
      )}
      <Dialog opened={starting} onClose={dialog.close} title="Compare a window">
        <StartComparison
          onClose={dialog.close}
          onBegun={({ id }) => void go(`/reports/competitors/${encodeURIComponent(id)}`)}
        />
      </Dialog>
    </Stack>
  );
}

function OneComparison({ of }: { of: ComparisonAtAGlance }) {
  const state = STATES[of.state];
  return (
    <Paper withBorder p="sm" role="listitem" aria-label={plain(of.name)}>
      <Group gap={8}>
        <Anchor component={Link} to={`/reports/competitors/${encodeURIComponent(of.id)}`} fw={600}>
          <ForeignName>{of.name}</ForeignName>
        </Anchor>
        <Badge color={state.colour} variant="light" tt="none">
          {state.name}
        </Badge>
        {of.incident_id && (
          <Badge variant="default" tt="none">
            Industry-wide incident
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {windowWords(of)}; {counted(of.posts, "post")} read
      </Text>
    </Paper>
  );
}
