import { Button, Group, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { useFocusWithin, useHover, useMergedRef, useWindowScroll } from "@mantine/hooks";
import { IconArrowUp } from "@tabler/icons-react";
import type { Desk } from "../api/client";
import { useMe, useQueue } from "../api/queries";
import { Paging } from "../shared/Paging";
import { Trouble } from "../shared/Trouble";
import { EmptyQueue } from "./EmptyQueue";
import classes from "./Queue.module.css";
import type { QueueLane, QueueState } from "./QueuePage";
import { QueueRow } from "./QueueRow";
import { useSteady } from "./useSteady";

const SCROLLED = 80; // pixels; from here on, a row that is put on top would move what is being read

export interface List {
  desk: Desk;
  state: QueueState;
  lane: QueueLane;
  /** Whether only the person's own cases are shown, of each page. */
  mine: boolean;
}

interface Props {
  list: List;
  cursor: string | null;
  onPage: (cursor: string | null) => void;
}

/** One page of the queue, which keeps itself up to date. */
export function QueueList({ list: { desk, state, lane, mine }, cursor, onPage }: Props) {
  const me = useMe().data?.id;
  const { data, error, refetch } = useQueue(desk, state, lane, cursor);
  const { hovered, ref: hover } = useHover<HTMLUListElement>();
  const { focused, ref: focus } = useFocusWithin<HTMLUListElement>();
  const [{ y }] = useWindowScroll();
  const ref = useMergedRef(hover, focus);
  const held = hovered || focused || y > SCROLLED;
  const all = useSteady(`${desk} ${state} ${lane} ${cursor}`, data?.items, held);
  const { waiting, release } = all;
  const rows = mine ? all.rows.filter((row) => row.case.owner === me) : all.rows;

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
      {rows.length === 0 && (
        <EmptyQueue desk={desk} state={state} lane={lane} mine={mine} further={cursor !== null} />
      )}
      <Paper
        withBorder
        component="ul"
        aria-label="Cases"
        ref={ref}
        className={classes.list}
        hidden={rows.length === 0}
      >
        {rows.map((row) => (
          <QueueRow key={row.case.id} of={row.case} gone={row.gone} />
        ))}
      </Paper>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {counted(rows.length, mine ? all.rows.length : null, Boolean(data.next || cursor))}
        </Text>
        <Paging cursor={cursor} next={data.next} onPage={onPage} first="First page" more="Next page" mt={0} />
      </Group>
    </Stack>
  );
}

/** How many cases are shown; of a page that is filtered also how many it has. */
function counted(shown: number, of: number | null, isPage: boolean): string {
  const cases = (many: number) => `${many} ${many === 1 ? "case" : "cases"}`;
  const where = isPage ? " on this page" : "";
  if (of !== null) return of > 0 ? `${shown} of ${cases(of)}${where} yours` : "";
  return shown > 0 ? cases(shown) + where : "";
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
