import { CompositeChart } from "@mantine/charts";
import { Text } from "@mantine/core";
import type { Figure } from "../api/reports";
import { count, intervalOf, isKnown, type Unit, valueOf } from "../reports/figures";
import classes from "./Charts.module.css";
import { OURS } from "./palette";
import { scaleOf } from "./scale";

export interface Point {
  name: string;
  figure: Figure;
}

interface Props {
  points: Point[];
  unit: Unit;
  spans?: boolean;
}

/** A figure from week to week, with its interval as a band; a week without a figure is a gap. */
export function IntervalLine({ points, unit, spans = false }: Props) {
  const known = points.map(({ figure }) => figure).filter(isKnown);
  const scale = scaleOf(
    known.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
    spans,
  );
  const data = points.map(({ name, figure }) => ({
    name,
    figure,
    value: figure.value ?? null,
    band: bandOf(figure),
  }));
  return (
    <CompositeChart
      h={210}
      data={data}
      dataKey="name"
      series={[
        { name: "band", type: "area", color: OURS.color },
        { name: "value", type: "line", color: OURS.color },
      ]}
      curveType="linear"
      connectNulls={false}
      accessibilityLayer={false}
      areaProps={{ dot: false, activeDot: false, strokeWidth: 0, fillOpacity: 0.2 }}
      dotProps={{ r: 3 }}
      valueFormatter={unit.tick}
      yAxisProps={{ domain: [scale.low, scale.high], ticks: scale.ticks, width: spans ? 72 : 56 }}
      xAxisProps={{ minTickGap: 12 }}
      referenceLines={scale.low < 0 ? [{ y: 0 }] : []}
      tooltipProps={{
        content: ({ payload }) => <Tip of={payload[0]?.payload as Point | undefined} unit={unit} />,
      }}
    />
  );
}

/** From where to where a figure may lie; none where an end of it is not known. */
function bandOf({ low, high }: Figure): [number, number] | null {
  return typeof low === "number" && typeof high === "number" ? [low, high] : null;
}

function Tip({ of, unit }: { of: Point | undefined; unit: Unit }) {
  if (!of) return null;
  const interval = intervalOf(of.figure, unit);
  return (
    <div className={classes.tip}>
      <Text size="xs" c="dimmed">
        {of.name}
      </Text>
      <Text size="sm" fw={600}>
        {isKnown(of.figure) ? valueOf(of.figure, unit) : of.figure.why}
      </Text>
      {interval && <Text size="xs">95% interval {interval}</Text>}
      <Text size="xs">n = {count(of.figure.n)}</Text>
    </div>
  );
}
