import { Badge, SegmentedControl, Skeleton, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { Coverage, SourceCoverage } from "../api/client";
import { useCoverage } from "../api/queries";
import { Panel } from "../shared/Panel";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { Hole } from "./Hole";
import { posts } from "./words";

const SPANS = [
  { value: "24", label: "Last 24 hours" },
  { value: "168", label: "Last 7 days" },
];

/** Did we miss anything? Each source: complete, or its holes. */
export function Heard() {
  const [hours, setHours] = useState("24");
  const { data, error, refetch } = useCoverage(Number(hours));
  return (
    <Panel
      id="heard"
      title="What was heard"
      aside={
        <SegmentedControl aria-label="Since when" size="xs" value={hours} onChange={setHours} data={SPANS} />
      }
    >
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={120} role="status" aria-label="Loading what was heard" />}
      {data && <Sources of={data} />}
    </Panel>
  );
}

function Sources({ of }: { of: Coverage }) {
  if (of.sources.length === 0) return <Text c="dimmed">Nothing was listened to yet.</Text>;
  return (
    <>
      <Text size="sm" mb="xs">
        {of.complete ? "Nothing was missed." : "Something was missed, or is still to be read."}
      </Text>
      <Table.ScrollContainer minWidth={560}>
        <Table aria-labelledby="heard" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Source</Table.Th>
              <Table.Th>Heard</Table.Th>
              <Table.Th>Posts</Table.Th>
              <Table.Th>Read up to</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.sources.map((source) => (
              <Row key={source.source} of={source} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function Row({ of }: { of: SourceCoverage }) {
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: "top" }}>{of.source}</Table.Td>
      <Table.Td>
        {of.complete ? (
          <Badge color="teal" variant="light" radius="sm" tt="none">
            Complete
          </Badge>
        ) : (
          of.holes.map((hole) => <Hole key={hole.since} of={hole} />)
        )}
      </Table.Td>
      <Table.Td style={{ verticalAlign: "top" }}>{posts(of.count)}</Table.Td>
      <Table.Td style={{ verticalAlign: "top" }}>
        {of.read_to ? <When at={of.read_to} /> : "nothing was read"}
      </Table.Td>
    </Table.Tr>
  );
}
