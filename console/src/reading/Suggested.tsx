import { Alert, Table, Text } from "@mantine/core";
import type { Suggestion, Threshold } from "../api/client";
import { sentence } from "../api/problem";
import { Panel } from "../shared/Panel";
import { basis, percent } from "./words";

/** The threshold that the verdicts speak for, with what it would change on them; or why there is none. */
export function Suggested({ of, current }: { of: Suggestion; current: Threshold }) {
  if (typeof of.threshold !== "number" || !of.after) {
    return (
      <Alert color="gray" role="note" title="No suggestion yet">
        {sentence(of.why)} {of.posts > 0 && basis(of)}
      </Alert>
    );
  }
  const stays = of.threshold === current.threshold;
  return (
    <Panel id="suggestion" title={stays ? "The threshold can stay" : `Suggested: ${percent(of.threshold)}`}>
      <Text size="sm">{sentence(of.why)}</Text>
      <Table my="xs" maw={480} aria-label="What it would have got wrong">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>On the judged posts</Table.Th>
            <Table.Th>At {percent(current.threshold)}, now</Table.Th>
            {!stays && <Table.Th>At {percent(of.threshold)}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th>Missed complaints</Table.Th>
            <Table.Td>{of.before.misses}</Table.Td>
            {!stays && <Table.Td>{of.after.misses}</Table.Td>}
          </Table.Tr>
          <Table.Tr>
            <Table.Th>False alarms</Table.Th>
            <Table.Td>{of.before.false_alarms}</Table.Td>
            {!stays && <Table.Td>{of.after.false_alarms}</Table.Td>}
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed">
        {basis(of)}
        {!stays && " It was chosen and counted on the same posts, so expect a little less."}
      </Text>
    </Panel>
  );
}
