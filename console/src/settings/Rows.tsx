import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";

interface Props<Row extends Record<string, string>> {
  legend: string;
  /** What one row is, in a word. */
  one: string;
  rows: Row[];
  onRows: (rows: Row[]) => void;
  empty: Row;
  /** The fields of a row with their names. */
  columns: { [field in keyof Row]: string };
  readOnly: boolean;
  error: string | undefined;
}

/** A setting whose entries have several fields: rows that can be added and removed. */
export function Rows<Row extends Record<string, string>>(props: Props<Row>) {
  const { legend, one, rows, onRows, empty, columns, readOnly, error } = props;
  return (
    <Fieldset legend={legend}>
      <Stack gap="xs" align="start">
        {rows.map((row, place) => (
          // Rows have no name of their own until they are saved; their place is what tells them apart.
          <Group key={place} gap="xs" w="100%" role="group" aria-label={`${legend}, ${one} ${place + 1}`}>
            {Object.entries(columns).map(([field, name]) => (
              <TextInput
                key={field}
                aria-label={name}
                placeholder={name}
                value={row[field] ?? ""}
                onChange={(event) => onRows(rows.with(place, { ...row, [field]: event.currentTarget.value }))}
                readOnly={readOnly}
                flex={1}
                miw={120}
              />
            ))}
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove ${one} ${place + 1}`}
                onClick={() => onRows(rows.toSpliced(place, 1))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        {rows.length === 0 && (
          <Text size="sm" c="dimmed">
            None.
          </Text>
        )}
        {error && (
          <Text size="sm" c="var(--amends-alarm)" role="alert">
            {error}
          </Text>
        )}
        {!readOnly && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onRows([...rows, empty])}
          >
            Add a {one}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
