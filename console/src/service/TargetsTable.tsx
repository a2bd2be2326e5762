import { ActionIcon, Button, Group, Select, Table, TextInput, Title } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { severity } from "../shared/severity";
import { SeverityBadge } from "../shared/SeverityBadge";
import { type Channel, minutes, NAMES, TARGETS, type TargetRow } from "./form";

const CHANNELS: Record<Channel, string> = {
  x: "X",
  reddit: "Reddit",
  webhook: "Webhook",
  private: "Private messages",
};

interface Props {
  rows: TargetRow[];
  onRows: (rows: TargetRow[]) => void;
  readOnly: boolean;
}

/** How soon what must happen, for each severity; a channel can have targets of its own. */
export function TargetsTable({ rows, onRows, readOnly }: Props) {
  return (
    <div>
      <Title order={2} size="h5" mb="xs" id="targets">
        Targets, in business time
      </Title>
      <Table.ScrollContainer minWidth={720}>
        <Table aria-labelledby="targets" verticalSpacing={4} horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Severity</Table.Th>
              <Table.Th>Channel</Table.Th>
              {NAMES.map((name) => (
                <Table.Th key={name}>{TARGETS[name]}</Table.Th>
              ))}
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, place) => {
              const { severity: level, channel, targets } = row;
              const where = channel ? CHANNELS[channel] : "Every other";
              return (
                <Table.Tr key={`${level} ${channel}`}>
                  <Table.Td>
                    <SeverityBadge level={level} />
                  </Table.Td>
                  <Table.Td>{where}</Table.Td>
                  {NAMES.map((name) => (
                    <Table.Td key={name}>
                      <TextInput
                        size="xs"
                        aria-label={`${TARGETS[name]}, ${severity(level).word.toLowerCase()}, ${where}`}
                        value={targets[name]}
                        onChange={(event) =>
                          onRows(
                            rows.with(place, {
                              ...row,
                              targets: { ...targets, [name]: event.currentTarget.value },
                            }),
                          )
                        }
                        readOnly={readOnly}
                        error={minutes(targets[name]) === null ? "As 1 h 30 min" : null}
                      />
                    </Table.Td>
                  ))}
                  <Table.Td>
                    {channel && !readOnly && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={`Remove ${severity(level).word.toLowerCase()} on ${where}`}
                        onClick={() => onRows(rows.toSpliced(place, 1))}
                      >
                        <IconX size={16} aria-hidden />
                      </ActionIcon>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {!readOnly && <AddChannel rows={rows} onAdd={(row) => onRows([...rows, row])} />}
    </div>
  );
}

/** Targets of a channel's own, begun as those of its severity. */
function AddChannel({ rows, onAdd }: { rows: TargetRow[]; onAdd: (row: TargetRow) => void }) {
  const [level, setLevel] = useState("1");
  const [channel, setChannel] = useState<Channel>("x");
  const general = rows.find((row) => String(row.severity) === level && !row.channel);
  const there = rows.some((row) => String(row.severity) === level && row.channel === channel);
  return (
    <Group gap="xs" mt="xs" align="end">
      <Select
        size="xs"
        label="Severity"
        w={120}
        data={[1, 2, 3, 4].map((value) => ({ value: String(value), label: severity(value).word }))}
        value={level}
        onChange={(value) => value && setLevel(value)}
        allowDeselect={false}
      />
      <Select
        size="xs"
        label="Channel"
        w={150}
        data={Object.entries(CHANNELS).map(([value, label]) => ({ value, label }))}
        value={channel}
        onChange={(value) => value && setChannel(value as Channel)}
        allowDeselect={false}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={!general || there}
        onClick={() => general && onAdd({ ...general, channel })}
      >
        Add targets of its own
      </Button>
    </Group>
  );
}
