import { Table, Text } from "@mantine/core";
import type { Tally } from "../api/queries/templates";
import { Panel } from "../shared/Panel";
import { share } from "./words";

/** What became of the answers that began with each wording. */
export function Counts({ tallies }: { tallies: Tally[] }) {
  const used = tallies.filter(({ drafted, posted }) => drafted + posted > 0);
  return (
    <Panel id="counts" title="Use and outcome">
      {used.length === 0 ? (
        <Text size="sm" c="dimmed">
          No answer began with it yet.
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={480}>
          <Table aria-labelledby="counts">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Wording</Table.Th>
                <Table.Th>Answers begun</Table.Th>
                <Table.Th>Posted</Table.Th>
                <Table.Th>Resolved</Table.Th>
                <Table.Th>Thanked</Table.Th>
                <Table.Th>Unhappy after</Table.Th>
                <Table.Th>Ended well</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {used.map((tally) => (
                <Table.Tr key={tally.number}>
                  <Table.Td>{tally.number}</Table.Td>
                  <Table.Td>{tally.drafted}</Table.Td>
                  <Table.Td>{tally.posted}</Table.Td>
                  <Table.Td>{tally.resolved}</Table.Td>
                  <Table.Td>{tally.thanked}</Table.Td>
                  <Table.Td>{tally.unhappy}</Table.Td>
                  <Table.Td>
                    {share(tally.well, tally.ended)} of {tally.ended}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
