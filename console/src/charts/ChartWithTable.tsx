import "@mantine/charts/styles.css";
import { Button, Group, Paper, Text, Title, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTable } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import classes from "./Charts.module.css";
import { type Data, DataTable } from "./DataTable";

interface Props {
  title: string;
  /** What the chart shows, as one reads it out. */
  sentence: string;
  /** On how much it rests: "n = 1,204 recovered customers". */
  basis: string;
  data: Data;
  /** What its signs mean. */
  legend?: ReactNode;
  /** What one must know to read it right. */
  note?: string;
  children: ReactNode;
}

/**
 * A chart with a sentence that says what it shows, what it rests on, and the same data as a table.
 *
 * The table is always there for screen readers, to which the chart is one picture with the sentence as its text; a
 * button shows it to everybody in the chart's place.
 */
export function ChartWithTable({ title, sentence, basis, data, legend, note, children }: Props) {
  const id = useId();
  const [asTable, { toggle }] = useDisclosure();
  const name = `${title}, as a table`;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Group justify="space-between" align="start" wrap="nowrap" gap="xs">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        <Button
          variant={asTable ? "light" : "subtle"}
          color="gray"
          size="compact-xs"
          flex="none"
          aria-pressed={asTable}
          aria-label={`Show as table: ${title}`}
          leftSection={<IconTable size={14} aria-hidden />}
          onClick={toggle}
        >
          Show as table
        </Button>
      </Group>
      <Text size="sm" mt={4} id={`${id}-says`}>
        {sentence}
      </Text>
      {asTable ? (
        <div className={classes.chart}>
          <DataTable of={data} label={name} />
        </div>
      ) : (
        <>
          <div role="img" aria-labelledby={id} aria-describedby={`${id}-says`} className={classes.chart}>
            {children}
          </div>
          <div aria-hidden>{legend}</div>
          <VisuallyHidden>
            <DataTable of={data} label={name} unseen />
          </VisuallyHidden>
        </>
      )}
      <Text size="xs" c="dimmed" mt={6}>
        {basis}
        {note && `. ${note}`}
      </Text>
    </Paper>
  );
}
