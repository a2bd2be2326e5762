import { Group, Paper, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  /** By which the heading names the panel, and a table in it. */
  id: string;
  title: ReactNode;
  /** What stands beside the heading. */
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A part of a page with its heading. */
export function Panel({ id, title, aside, className, children }: Props) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id} className={className}>
      <Group gap={8} mb="xs" justify="space-between">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Paper>
  );
}
