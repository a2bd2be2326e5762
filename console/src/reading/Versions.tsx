import { Button, Group, Paper, Table, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import type { Threshold } from "../api/client";
import { useRestoreThreshold } from "../api/moves";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { percent } from "./words";

/** Who moved the line, when, from where, to where and why; with the way back. */
export function Versions({ versions, current }: { versions: Threshold[]; current: Threshold }) {
  const [chosen, setChosen] = useState<Threshold | null>(null);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="versions">
      <Title order={2} size="h5" mb="sm" id="versions">
        History
      </Title>
      {chosen && (
        <GoBack key={chosen.version} to={chosen} current={current} onClose={() => setChosen(null)} />
      )}
      <Table.ScrollContainer minWidth={560}>
        <Table aria-labelledby="versions" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Version</Table.Th>
              <Table.Th>Threshold</Table.Th>
              <Table.Th>Why</Table.Th>
              <Table.Th>By</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map((version) => (
              <Table.Tr key={version.version}>
                <Table.Td>{version.version}</Table.Td>
                <Table.Td style={{ whiteSpace: "nowrap" }}>
                  {typeof version.before === "number" && `${percent(version.before)} → `}
                  {percent(version.threshold)}
                </Table.Td>
                <Table.Td>
                  <ForeignName>{version.note}</ForeignName>
                  {typeof version.restores === "number" && (
                    <Text size="xs" c="dimmed">
                      Back to version {version.restores}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <ForeignName>{version.by_name}</ForeignName>
                  <Text size="xs" c="dimmed">
                    <When at={version.at} />
                  </Text>
                </Table.Td>
                <Table.Td>
                  {version.threshold !== current.threshold && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Go back to version ${version.version}`}
                      onClick={() => setChosen(version)}
                    >
                      Go back
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function GoBack({ to, current, onClose }: { to: Threshold; current: Threshold; onClose: () => void }) {
  const [note, setNote] = useState("");
  const restore = useRestoreThreshold(onClose);
  return (
    <Paper bg="var(--amends-ground)" p="sm" mb="sm">
      <Textarea
        label={`Why go back to ${percent(to.threshold)} of version ${to.version}`}
        description={
          to.model === current.model
            ? undefined
            : `It was set for the model ${to.model}; now ${current.model} reads.`
        }
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
        autoFocus
        data-autofocus
      />
      <Group gap="xs" mt="xs">
        <Button
          disabled={note.trim() === ""}
          loading={restore.isPending}
          onClick={() => restore.mutate({ to: to.version, note, version: current.version })}
        >
          Go back to {percent(to.threshold)}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Paper>
  );
}
