import { Paper, Table, Title } from "@mantine/core";
import type { Chronicle } from "../api/queries/incidents";
import { facts } from "./chronicle";

/** The incident in its moments and numbers. */
export function ChronicleFacts({ of }: { of: Chronicle }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="numbers">
      <Title order={2} size="h5" mb="xs" id="numbers">
        What happened
      </Title>
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
    </Paper>
  );
}
