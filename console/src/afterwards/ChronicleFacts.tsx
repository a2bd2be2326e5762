import { Table } from "@mantine/core";
import type { Chronicle } from "../api/queries/incidents";
import { Panel } from "../shared/Panel";
import { facts } from "./chronicle";

/** The incident in its moments and numbers. */
export function ChronicleFacts({ of }: { of: Chronicle }) {
  return (
    <Panel id="numbers" title="What happened">
      <Table aria-labelledby="numbers" verticalSpacing={6} withRowBorders={false} layout="auto">
        <Table.Tbody>
          {facts(of).map(({ name, words }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={500} c="dimmed" w={220}>
                {name}
              </Table.Th>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
