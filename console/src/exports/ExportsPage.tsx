import { Badge, Button, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useDownload } from "../api/moves/reports";
import { useMay } from "../api/queries";
import { useExports } from "../api/queries/reports";
import type { Export } from "../api/reports";
import { periodWords } from "../reports/days";
import { ForeignName } from "../shared/Foreign";
import { webAddress } from "../shared/links";
import { Panel } from "../shared/Panel";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { MakeExport } from "./MakeExport";
import { contents, FORMATS, STATES } from "./words";

/** The files that were made, and the way to another one. */
export function ExportsPage() {
  const mayMake = useMay("set what reports compare and send");
  const { data, error, refetch } = useExports(true);
  return (
    <Stack gap="md">
      {mayMake && <MakeExport />}
      <Panel id="exports" title="Exports">
        {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
        {!data && !error && <Skeleton height={120} role="status" aria-label="Loading the exports" />}
        {data?.items.length === 0 && <Text c="dimmed">Nobody made one in the last 30 days.</Text>}
        {data && data.items.length > 0 && (
          <Table.ScrollContainer minWidth={640}>
            <Table aria-labelledby="exports" verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Days (UTC)</Table.Th>
                  <Table.Th scope="col">Format</Table.Th>
                  <Table.Th scope="col">State</Table.Th>
                  <Table.Th scope="col">Contents</Table.Th>
                  <Table.Th scope="col">By</Table.Th>
                  <Table.Td />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.items.map((each) => (
                  <ExportRow key={each.id} of={each} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Panel>
    </Stack>
  );
}

function ExportRow({ of }: { of: Export }) {
  const download = useDownload((url) => {
    const safe = webAddress(url);
    if (safe) window.location.assign(safe);
  });
  const state = STATES[of.state];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550}>
        {periodWords(of)}
      </Table.Th>
      <Table.Td>{FORMATS[of.format].name}</Table.Td>
      <Table.Td>
        <Badge color={state.colour} variant="light" tt="none">
          {state.name}
        </Badge>
      </Table.Td>
      <Table.Td>{contents(of)}</Table.Td>
      <Table.Td>
        <ForeignName>{of.by_name}</ForeignName>
        {of.made_at && (
          <Text size="xs" c="dimmed">
            <When at={of.made_at} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {of.state === "made" && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload size={14} aria-hidden />}
            aria-label={`Download ${periodWords(of)} as ${FORMATS[of.format].name}`}
            loading={download.isPending}
            onClick={() => download.mutate(of.id)}
          >
            Download
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
