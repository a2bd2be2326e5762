import { Grid, Skeleton, Stack, Text } from "@mantine/core";
import { memo, useDeferredValue } from "react";
import { useSearchParams } from "react-router";
import { useShareability } from "../api/queries/reports";
import type { Cut, Row, Shareability } from "../api/reports";
import { dated, narrowed, sought as addressOf, soughtIn } from "../reports/address";
import { later, periodWords, ZONE } from "../reports/days";
import { against, chosenIn } from "../reports/period";
import { Trouble } from "../shared/Trouble";
import { useNow } from "../shared/useNow";
import { Cards } from "./Cards";
import { Filters } from "./Filters";
import { MeasureChart } from "./MeasureChart";
import { MEASURES } from "./measures";
import { OutcomesChart } from "./OutcomesChart";
import { RowList } from "./RowList";
import { everyWeek, inOrder } from "./words";

const LARGE = 2; // charts beside each other; the others are three in a row

/** How shareable our recoveries are: five figures, and what came of the cases, by week or another cut. */
export function ShareabilityPage() {
  const [address, setAddress] = useSearchParams();
  const now = useNow();
  const chosen = chosenIn(address, now, ZONE);
  const sought = soughtIn(address);
  const { since, until } = chosen;
  const { by, days, only } = sought;
  const wrong = against(chosen);
  const { data, error, refetch } = useShareability(
    { since, until, tz: ZONE, by, days, ...narrowed(only) },
    !wrong,
  );

  // While a new cut is asked for, the rows are still those of the one before.
  function alone(row: Row, by: Cut): string | null {
    if (by === "week") {
      const week = { since: row.key, until: later(row.key, 6) };
      return `/reports?${new URLSearchParams({ ...week, ...addressOf({ ...sought, by: "topic" }) })}`;
    }
    if (row.key === "") return null;
    const one = { by: "week" as const, days, only: { ...only, [by]: row.key } };
    return `/reports?${new URLSearchParams({ ...dated(chosen), ...addressOf(one) })}`;
  }

  return (
    <>
      <Filters
        chosen={chosen}
        sought={sought}
        now={now}
        onChosen={(next) => setAddress({ ...dated(next), ...addressOf(sought) })}
        onSought={(next) => setAddress({ ...dated(chosen), ...addressOf(next) })}
      />
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && !wrong && <Skeleton height={420} role="status" aria-label="Loading the figures" />}
      {data && !wrong && <Shown of={data} only={alone} />}
    </>
  );
}

function Shown({ of, only }: { of: Shareability; only: (row: Row, by: Cut) => string | null }) {
  const rows = rowsOf(of).filter(({ cases }) => cases > 0);
  // The charts are there first: of a year, the list below them takes as long again.
  const list = useDeferredValue(<RowList by={of.by} rows={rows} only={(row) => only(row, of.by)} />, null);
  return (
    <Stack gap="md">
      <div role="status">
        <Text fw={550}>{of.sentence}</Text>
        <Text size="sm" c="dimmed">
          {periodWords(of)}, days in {of.tz}
        </Text>
      </div>
      {of.total.cases > 0 && (
        <>
          <Charts of={of} />
          {list}
        </>
      )}
    </Stack>
  );
}

/** Not drawn anew while other figures are on their way. */
const Charts = memo(function Charts({ of }: { of: Shareability }) {
  const rows = rowsOf(of);
  return (
    <>
      <Cards total={of.total} />
      <OutcomesChart by={of.by} total={of.total} rows={rows} />
      <Grid gap="md">
        {MEASURES.map((measure, place) => (
          <Grid.Col key={measure.id} span={{ base: 12, md: 6, lg: place < LARGE ? 6 : 4 }}>
            <MeasureChart of={measure} by={of.by} total={of.total} rows={rows} days={of.days} />
          </Grid.Col>
        ))}
      </Grid>
    </>
  );
});

function rowsOf(of: Shareability): Row[] {
  return of.by === "week" ? everyWeek(of.rows) : inOrder(of.by, of.rows);
}
