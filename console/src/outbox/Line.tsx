import { Anchor, Group, Table, Text } from "@mantine/core";
import { Link } from "react-router";
import type { Expected } from "../api/client";
import { usePosting } from "../api/queries";
import { wordsIn } from "../private/readers";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { PlatformBadge } from "../shared/PlatformBadge";
import { SeverityBadge } from "../shared/SeverityBadge";
import { useNow } from "../shared/useNow";
import { When } from "../shared/When";
import { expected } from "./words";

/** The waiting replies, the next one on top. */
export function Line({ waiting }: { waiting: Expected[] }) {
  return (
    <Panel id="line" title="Waiting">
      {waiting.length === 0 && <Text c="dimmed">No reply waits to be posted.</Text>}
      {waiting.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table aria-labelledby="line" verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Severity</Table.Th>
                <Table.Th>Reply</Table.Th>
                <Table.Th>Expected</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {waiting.map((entry) => (
                <Row key={entry.reply.id} entry={entry} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}

function Row({ entry }: { entry: Expected }) {
  const { reply } = entry;
  const mode = usePosting().data?.mode;
  return (
    <Table.Tr>
      <Table.Td>
        <SeverityBadge level={reply.severity} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          <ForeignName>{wordsIn(reply)}</ForeignName>
        </Text>
        <Group gap={8} mt={2}>
          <PlatformBadge platform={reply.platform} />
          <Text size="xs" c="dimmed">
            by <ForeignName>{reply.author_name}</ForeignName>, approved{" "}
            <When at={reply.approved_at ?? reply.since} />
          </Text>
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{expected(entry, mode, useNow())}</Text>
        {reply.note && (
          <Text size="xs" c="dimmed">
            <ForeignName>{reply.note}</ForeignName>
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} to={`/cases/${encodeURIComponent(reply.case_id)}`} size="sm">
          Open the case
        </Anchor>
      </Table.Td>
    </Table.Tr>
  );
}
