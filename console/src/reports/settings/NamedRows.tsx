import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { emptyRow, type Named } from "./form";

interface Props {
  /** What a row is: "competitor". */
  one: string;
  rows: Named[];
  onRows: (rows: Named[]) => void;
  against: (row: Named) => string;
  readOnly: boolean;
  /** The field for those who belong to a row. */
  children: (row: Named, name: string, onMembers: (members: string[]) => void) => ReactNode;
}

/** Rows of a name and of those who belong to it. */
export function NamedRows({ one, rows, onRows, against, readOnly, children }: Props) {
  return (
    <Stack gap="sm" align="start">
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          None.
        </Text>
      )}
      {rows.map((row, place) => {
        const name = row.name.trim() || `${one} ${place + 1}`;
        const wrong = against(row);
        const put = (change: Partial<Named>) => onRows(rows.with(place, { ...row, ...change }));
        return (
          <Group key={row.key} gap="xs" w="100%" align="start" role="group" aria-label={name}>
            <TextInput
              aria-label={`Name of ${one} ${place + 1}`}
              placeholder="Name"
              value={row.name}
              onChange={(event) => put({ name: event.currentTarget.value })}
              readOnly={readOnly}
              maxLength={80}
              w={{ base: "calc(100% - 44px)", sm: 200 }}
              error={wrong || undefined}
            />
            <div style={{ flex: 1, minWidth: 180 }}>{children(row, name, (members) => put({ members }))}</div>
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                mt={3}
                aria-label={`Remove ${name}`}
                onClick={() => onRows(rows.toSpliced(place, 1))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        );
      })}
      {!readOnly && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onRows([...rows, emptyRow(crypto.randomUUID())])}
        >
          Add a {one}
        </Button>
      )}
    </Stack>
  );
}
