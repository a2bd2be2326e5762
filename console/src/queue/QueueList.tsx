import { Button, Group, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { useFocusWithin, useHover, useMergedRef, useWindowScroll } from "@mantine/hooks";
import { IconArrowUp } from "@tabler/icons-react";
import type { CaseState, Desk } from "../api/client";
import { useQueue } from "../api/queries";
import { Trouble } from "../shared/Trouble";
import { EmptyQueue } from "./EmptyQueue";
import classes from "./Queue.module.css";
import { QueueRow } from "./QueueRow";
import { useSteady } from "./useSteady";

const SCROLLED = 80; // pixels; from here on, a row that is put on top would move what is being read

interface Props {
  desk: Desk;
  state: CaseState;
  cursor: string | null;
  onPage: (cursor: string | null) => void;
}

/** One page of the queue, which keeps itself up to date. */
export function QueueList({ desk, state, cursor, onPage }: Props) {
  const { data, error, refetch } = useQueue(desk, state, cursor);
  const { hovered, ref: hover } = useHover<HTMLUListElement>();
  const { focused, ref: focus } = useFocusWithin<HTMLUListElement>();
  const [{ y }] = useWindowScroll();
  const list = useMergedRef(hover, focus);
  const held = hovered || focused || y > SCROLLED;
  const { rows, waiting, release } = useSteady(`${desk} ${state} ${cursor}`, data?.items, held);

  if (!data) return error ? <Trouble error={error} again={refetch} /> : <Loading />;
  return (
    <Stack gap="xs">
      {error && <Trouble error={error} again={refetch} stale />}
      <div role="status">
        {waiting > 0 && (
          <Button
            size="xs"
            variant="light"
            fullWidth
            onClick={release}
            leftSection={<IconArrowUp size={14} aria-hidden />}
          >
            Show {waiting} new {waiting === 1 ? "case" : "cases"}
          </Button>
        )}
      </div>
      {rows.length === 0 && <EmptyQueue desk={desk} state={state} further={cursor !== null} />}
      <Paper
        withBorder
        component="ul"
        aria-label="Cases"
        ref={list}
        className={classes.list}
        hidden={rows.length === 0}
      >
        {rows.map((row) => (
          <QueueRow key={row.case.id} of={row.case} gone={row.gone} />
        ))}
      </Paper>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {rows.length > 0 &&
            `${rows.length} ${rows.length === 1 ? "case" : "cases"}${data.next ? " on this page" : ""}`}
        </Text>
        <Group gap="xs">
          {cursor && (
            <Button variant="default" size="xs" onClick={() => onPage(null)}>
              First page
            </Button>
          )}
          {data.next && (
            <Button variant="default" size="xs" onClick={() => onPage(data.next ?? null)}>
              Next page
            </Button>
          )}
        </Group>
      </Group>
    </Stack>
  );
}

function Loading() {
  return (
    <Stack gap="xs" role="status" aria-label="Loading the queue">
      {["a", "b", "c", "d", "e"].map((row) => (
        <Skeleton key={row} height={74} />
      ))}
    </Stack>
  );
}
