import { Group, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { type Sought, useTemplates } from "../api/queries/templates";
import { Paging } from "../shared/Paging";
import { Trouble } from "../shared/Trouble";
import { TemplateRow } from "./TemplateRow";
import classes from "./Templates.module.css";

interface Props {
  sought: Sought;
  cursor: string | null;
  onPage: (cursor: string | null) => void;
}

/** One page of the library. */
export function TemplateList({ sought, cursor, onPage }: Props) {
  const { data, error, refetch } = useTemplates(sought, cursor);
  if (!data) {
    return error ? (
      <Trouble error={error} again={refetch} />
    ) : (
      <Skeleton height={240} role="status" aria-label="Loading the templates" />
    );
  }
  const { items, next } = data;
  return (
    <Stack gap="xs">
      {error && <Trouble error={error} again={refetch} stale />}
      {items.length === 0 && (
        <Paper withBorder p="lg" ta="center">
          <Text c="dimmed">
            {Object.keys(sought).length > 0 ? "No template is all of this." : "The library is empty."}
          </Text>
        </Paper>
      )}
      {items.length > 0 && (
        <Paper withBorder component="ul" aria-label="Templates" className={classes.list}>
          {items.map((template) => (
            <TemplateRow key={template.id} template={template} />
          ))}
        </Paper>
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {items.length > 0 &&
            `${items.length} ${items.length === 1 ? "template" : "templates"}${next || cursor ? " on this page" : ""}`}
        </Text>
        <Paging cursor={cursor} next={next} onPage={onPage} first="First page" more="Next page" mt={0} />
      </Group>
    </Stack>
  );
}
