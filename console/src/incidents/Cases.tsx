import { Anchor, List, Text } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useIncidentCases } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { Paging } from "../shared/Paging";
import { Panel } from "../shared/Panel";
import { PLATFORMS } from "../shared/PlatformBadge";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";

const PAGE = 10;

/** The cases that belong to it. */
export function Cases({ incidentId }: { incidentId: string }) {
  const [cursor, setCursor] = useState<string | null>(null);
  const { data, error, refetch } = useIncidentCases(incidentId, cursor, PAGE);
  return (
    <Panel id="cases" title="Cases">
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
      <Paging cursor={cursor} next={data?.next} onPage={setCursor} first="The first" more="More" />
    </Panel>
  );
}
