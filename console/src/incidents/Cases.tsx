import { Anchor, Button, Group, List, Paper, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useIncidentCases } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { PLATFORMS } from "../shared/PlatformBadge";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";

const PAGE = 10;

/** The cases that belong to it. */
export function Cases({ incidentId }: { incidentId: string }) {
  const [cursor, setCursor] = useState<string | null>(null);
  const { data, error, refetch } = useIncidentCases(incidentId, cursor, PAGE);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="cases">
      <Title order={2} size="h5" mb="xs" id="cases">
        Cases
      </Title>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          No case belongs to it yet.
        </Text>
      )}
      <List listStyleType="none" spacing={4} size="sm">
        {data?.items.map(({ case_id, platform, at, by_name }) => (
          <List.Item key={case_id}>
            <Anchor component={Link} to={`/cases/${encodeURIComponent(case_id)}`} size="sm">
              {case_id}
            </Anchor>{" "}
            <Text span size="xs" c="dimmed">
              {PLATFORMS[platform]}, <When at={at} />, by <ForeignName>{by_name}</ForeignName>
            </Text>
          </List.Item>
        ))}
      </List>
      {(cursor || data?.next) && (
        <Group gap="xs" mt="sm">
          {cursor && (
            <Button variant="default" size="xs" onClick={() => setCursor(null)}>
              The first
            </Button>
          )}
          {data?.next && (
            <Button variant="default" size="xs" onClick={() => setCursor(data.next ?? null)}>
              More
            </Button>
          )}
        </Group>
      )}
    </Paper>
  );
}
