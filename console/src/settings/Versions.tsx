import { Button, Group, Paper, Skeleton, Table, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import type { Brand, BrandVersion } from "../api/client";
import { useRestoreBrand } from "../api/moves";
import { useBrandVersions } from "../api/queries";
import { ForeignName } from "../shared/Foreign";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { changed } from "./changes";

interface Props {
  current: Brand;
  mayConfigure: boolean;
}

/** Who changed the settings, when, what and why; with the way back. */
export function Versions({ current, mayConfigure }: Props) {
  const { data, error, refetch } = useBrandVersions();
  const [chosen, setChosen] = useState<BrandVersion | null>(null);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="versions">
      <Title order={2} size="h5" mb="sm" id="versions">
        History
      </Title>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={80} role="status" aria-label="Loading the history" />}
      {chosen && (
        <GoBack key={chosen.version} to={chosen} current={current} onClose={() => setChosen(null)} />
      )}
      {data?.length === 0 && <Text c="dimmed">Nobody changed the settings yet.</Text>}
      {data && data.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table aria-labelledby="versions" verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Version</Table.Th>
                <Table.Th>What changed</Table.Th>
                <Table.Th>Why</Table.Th>
                <Table.Th>By</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((version) => (
                <Row
                  key={version.version}
                  of={version}
                  {...(mayConfigure &&
                    version.version !== current.version && { onChoose: () => setChosen(version) })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

function Row({ of, onChoose }: { of: BrandVersion; onChoose?: () => void }) {
  return (
    <Table.Tr>
      <Table.Td>{of.version}</Table.Td>
      <Table.Td>
        {of.changes.map((change) => (
          <Text size="sm" key={change.field}>
            <ForeignName>{changed(change)}</ForeignName>
          </Text>
        ))}
        {typeof of.restores === "number" && (
          <Text size="xs" c="dimmed">
            Back to version {of.restores}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <ForeignName>{of.note}</ForeignName>
      </Table.Td>
      <Table.Td>
        <ForeignName>{of.by_name}</ForeignName>
        <Text size="xs" c="dimmed">
          <When at={of.at} />
        </Text>
      </Table.Td>
      <Table.Td>
        {onChoose && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Go back to version ${of.version}`}
            onClick={onChoose}
          >
            Go back
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function GoBack({ to, current, onClose }: { to: BrandVersion; current: Brand; onClose: () => void }) {
  const [note, setNote] = useState("");
  const restore = useRestoreBrand(onClose);
  // What the person saw when they chose to go back: whoever saves since is not overwritten.
  const [seen] = useState(current.version);
  return (
    <Paper bg="var(--amends-ground)" p="sm" mb="sm">
      <Textarea
        label={`Why go back to version ${to.version}`}
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
          onClick={() =>
            restore.mutate(
              { to: to.version, note, version: seen },
              { onError: (problem) => problem.isConflict && onClose() },
            )
          }
        >
          Go back to these settings
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Paper>
  );
}
