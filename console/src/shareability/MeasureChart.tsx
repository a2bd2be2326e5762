import type { Cut, Row } from "../api/reports";
import { ChartWithTable } from "../charts/ChartWithTable";
import { IntervalBars } from "../charts/IntervalBars";
import { IntervalLine } from "../charts/IntervalLine";
import { CUTS } from "../reports/address";
import { count, counted, intervalOf, isKnown, valueOf } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { figureOf, type Measure } from "./measures";
import { rowName, says, shortName } from "./words";

const MOST = 12; // bars; the table has all

interface Props {
  of: Measure;
  by: Cut;
  total: Row;
  rows: Row[];
  days: number;
}

/** A measure from week to week, or for each row of a cut. */
export function MeasureChart({ of, by, total, rows, days }: Props) {
  const shown = by === "week" ? rows : rows.slice(0, MOST);
  const left = rows.length - shown.length;
  const figure = figureOf(total, of);
  return (
    <ChartWithTable
      title={of.name}
      sentence={says(of, by, total, rows, days)}
      basis={`n = ${counted(figure.n, ...of.counts)}`}
      note={`${of.note}${left > 0 ? `. ${counted(left, "more row")} in the table` : ""}.`}
      data={{
        columns: [CUTS[by], "Value", "95% interval", "n", "Why there is none"],
        rows: rows.map((row) => {
          const each = figureOf(row, of);
          return {
            key: row.key,
            cells: [
              <ForeignName key="name">{rowName(by, row)}</ForeignName>,
              valueOf(each, of.unit),
              intervalOf(each, of.unit) || "–",
              count(each.n),
              isKnown(each) ? "" : each.why,
            ],
          };
        }),
      }}
    >
      {by === "week" ? (
        <IntervalLine
          points={shown.map((row) => ({ name: shortName(by, row), figure: figureOf(row, of) }))}
          unit={of.unit}
          spans={of.spans}
        />
      ) : (
        <IntervalBars
          bars={shown.map((row) => ({
            key: row.key,
            name: shortName(by, row),
            figure: figureOf(row, of),
          }))}
          unit={of.unit}
          spans={of.spans}
        />
      )}
    </ChartWithTable>
  );
}
