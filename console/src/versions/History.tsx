import { Button, Skeleton, Table, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Problem } from "../api/problem";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { Reason } from "../shared/Reason";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";

/** What every version of a setting says of itself. */
export interface Version {
  version: number;
  /** None of one that ships. */
  at?: string | null | undefined;
  by_name: string;
  note: string;
  restores?: number | null | undefined;
}

/** To what to go back, why, and from which version. */
export interface Return<V> {
  to: V;
  note: string;
  version: number;
}

/** The way back to an earlier version, for those who may. */
export interface WayBack<V> {
  move: {
    isPending: boolean;
    mutate(back: Return<V>, then: { onSuccess: () => void; onError: (problem: Problem) => void }): void;
  };
  /** What the button says: "Go back to these settings". */
  confirm: (to: V) => string;
  label?: (to: V) => string;
  description?: (to: V) => string | undefined;
  /** Whether there is anything to go back to; otherwise every version but the current one. */
  leads?: (to: V) => boolean;
}

interface Props<V extends Version> {
  versions: V[] | undefined;
  error: Error | null;
  again: () => void;
  current: number;
  /** The column that says what each version changed. */
  what: string;
  children: (version: V) => ReactNode;
  back?: WayBack<V> | false;
  empty?: string;
}

/** Who changed a setting, when, what and why; with the way back. */
export function History<V extends Version>(props: Props<V>) {
  const { versions, error, again, current, what, children, back, empty = "Nobody changed this yet." } = props;
  const [chosen, setChosen] = useState<V | null>(null);
  const leads = (to: V) => (back && back.leads ? back.leads(to) : to.version !== current);
  return (
    <Panel id="versions" title="History">
      {error && <Trouble error={error} again={again} stale={versions !== undefined} />}
      {!versions && !error && <Skeleton height={80} role="status" aria-label="Loading the history" />}
      {back && chosen && (
        <GoBack
          key={chosen.version}
          to={chosen}
          current={current}
          back={back}
          onClose={() => setChosen(null)}
        />
      )}
      {versions?.length === 0 && <Text c="dimmed">{empty}</Text>}
      {versions && versions.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table aria-labelledby="versions" verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Version</Table.Th>
                <Table.Th>{what}</Table.Th>
                <Table.Th>Why</Table.Th>
                <Table.Th>By</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {versions.map((version) => (
                <Table.Tr key={version.version}>
                  <Table.Td>{version.version}</Table.Td>
                  <Table.Td>
                    {children(version)}
                    {typeof version.restores === "number" && (
                      <Text size="xs" c="dimmed">
                        Back to version {version.restores}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <ForeignName>{version.note}</ForeignName>
                  </Table.Td>
                  <Table.Td>
                    <ForeignName>{version.by_name}</ForeignName>
                    {version.at && (
                      <Text size="xs" c="dimmed">
                        <When at={version.at} />
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {back && leads(version) && (
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
      )}
    </Panel>
  );
}

interface GoBackProps<V> {
  to: V;
  current: number;
  back: WayBack<V>;
  onClose: () => void;
}

function GoBack<V extends Version>({ to, current, back, onClose }: GoBackProps<V>) {
  // What the person saw when they chose to go back: whoever saves since is not overwritten.
  const [seen] = useState(current);
  const { move } = back;
  return (
    <Reason
      label={back.label?.(to) ?? `Why go back to version ${to.version}`}
      description={back.description?.(to)}
      confirm={back.confirm(to)}
      loading={move.isPending}
      onConfirm={(note) =>
        move.mutate(
          { to, note, version: seen },
          { onSuccess: onClose, onError: ({ isConflict }) => isConflict && onClose() },
        )
      }
      onClose={onClose}
    />
  );
}
