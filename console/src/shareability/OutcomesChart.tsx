import { BarChart } from "@mantine/charts";
import type { Cut, Row } from "../api/reports";
import { ChartWithTable } from "../charts/ChartWithTable";
import { Fields } from "../charts/Legend";
import { StackedShares } from "../charts/StackedShares";
import { ORDER, OUTCOMES } from "../outcome/words";
import { CUTS } from "../reports/address";
import { count, counted } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { rowName, saysOutcomes, shortName } from "./words";

const MOST = 12;

/** What came of the cases, week by week or for each row of a cut. */
export function OutcomesChart({ by, total, rows }: { by: Cut; total: Row; rows: Row[] }) {
  const shown = ORDER.filter((outcome) => total.outcomes[outcome]);
  const named = shown.map((outcome) => OUTCOMES[outcome]);
  return (
    <ChartWithTable
      title="What came of it"
      sentence={saysOutcomes(total)}
      basis={`n = ${counted(total.recovered, "recovered case")} of ${counted(total.cases, "case")}`}
      note="A case is recovered once we answered or resolved it; only those are drawn."
      legend={<Fields of={named} />}
      data={{
        columns: [CUTS[by], "Cases", "Recovered", ...named.map(({ name }) => name)],
        rows: rows.map((row) => ({
          key: row.key,
          cells: [
            <ForeignName key="name">{rowName(by, row)}</ForeignName>,
            count(row.cases),
            count(row.recovered),
            ...shown.map((outcome) => count(row.outcomes[outcome] ?? 0)),
          ],
        })),
      }}
    >
      {by === "week" ? (
        <BarChart
          h={260}
          type="stacked"
          data={rows.map((row) => ({
            name: shortName(by, row),
            ...Object.fromEntries(
              shown.map((outcome) => [OUTCOMES[outcome].name, row.outcomes[outcome] ?? 0]),
            ),
          }))}
          dataKey="name"
          series={named.map(({ name, color }) => ({ name, color }))}
          accessibilityLayer={false}
          maxBarWidth={44}
          barProps={{ stroke: "var(--mantine-color-body)", strokeOpacity: 1, strokeWidth: 1 }}
          valueFormatter={count}
          yAxisProps={{ width: 48, allowDecimals: false }}
          xAxisProps={{ minTickGap: 12 }}
        />
      ) : (
        <StackedShares
          stacks={rows.slice(0, MOST).map((row) => ({
            key: row.key,
            name: shortName(by, row),
            total: row.recovered,
            parts: shown.map((outcome) => ({
              name: OUTCOMES[outcome].name,
              count: row.outcomes[outcome] ?? 0,
              color: OUTCOMES[outcome].color,
            })),
          }))}
        />
      )}
    </ChartWithTable>
  );
}
