import { LineChart } from "@mantine/charts";
import type { Theme, Themes } from "../api/reports";
import { ChartWithTable } from "../charts/ChartWithTable";
import { Lines } from "../charts/Legend";
import { strokes } from "../charts/palette";
import { dayWords } from "../reports/days";
import { count } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { plain } from "../shared/hidden";
import { postsOf, saysWeeks } from "./words";

const SHOWN = 5; // lines that an eye can follow at once

/** The largest themes from week to week; the table has all of them. */
export function WeeksChart({ of }: { of: Themes }) {
  const largest = of.themes.toSorted((one, other) => other.posts - one.posts);
  const shown = largest.slice(0, SHOWN);
  const looks = strokes(shown.map(() => ({ ours: false })));
  const color = (place: number) => looks[place]?.color ?? "gray";
  return (
    <ChartWithTable
      title="Themes week by week"
      sentence={saysWeeks(largest, of.weeks)}
      basis={`n = ${postsOf(of.posts, of.of)}`}
      note={
        largest.length > SHOWN
          ? `The ${SHOWN} largest of ${largest.length} themes are drawn; the table has all.`
          : "The first and the last week may be cut short by the period."
      }
      legend={
        <Lines
          of={shown.map((theme, place) => ({
            name: plain(theme.name),
            stroke: looks[place] ?? { color: "gray", dash: "" },
            bold: theme.emerging,
          }))}
        />
      }
      data={{
        columns: ["Theme", ...of.weeks.map(dayWords), "All"],
        rows: largest.map((theme) => ({
          key: theme.id,
          cells: [
            <ForeignName key="name">{theme.name}</ForeignName>,
            ...of.weeks.map((_, place) => count(theme.by_week[place] ?? 0)),
            count(theme.posts),
          ],
        })),
      }}
    >
      <LineChart
        h={260}
        data={of.weeks.map((week, place) => ({
          week: dayWords(week),
          ...Object.fromEntries(shown.map((theme, line) => [key(line), theme.by_week[place] ?? 0])),
        }))}
        dataKey="week"
        series={shown.map((theme: Theme, line) => ({
          name: key(line),
          label: plain(theme.name),
          color: color(line),
          ...(looks[line]?.dash && { strokeDasharray: looks[line].dash }),
        }))}
        lineProps={({ name }) => ({ strokeWidth: shown[Number(name.slice(5))]?.emerging ? 3.5 : 2 })}
        curveType="linear"
        withDots={false}
        accessibilityLayer={false}
        valueFormatter={count}
        yAxisProps={{ width: 48, allowDecimals: false }}
        xAxisProps={{ minTickGap: 12 }}
      />
    </ChartWithTable>
  );
}

function key(line: number): string {
  return `theme${line}`;
}
