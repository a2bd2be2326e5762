import { OURS } from "./palette";

interface Props {
  values: number[];
  width?: number;
  height?: number;
  /** Where each value lies along the line; otherwise they are as far from each other. */
  at?: number[];
}

/** A small line without axes, for the eye alone: what it shows stands beside it in words. */
export function Spark({ values, width = 120, height = 28, at = values.map((_, place) => place) }: Props) {
  const most = Math.max(...values, 1);
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
  const points = values.map((value, place) => ({
    x: 3 + ((width - 6) * ((at[place] ?? 0) - first)) / (last - first || 1),
    y: height - 3 - ((height - 6) * value) / most,
  }));
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const end = points.at(-1);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
      style={{ flex: "none" }}
    >
      <line
        x1={0}
        x2={width}
        y1={height - 2.5}
        y2={height - 2.5}
        stroke="var(--mantine-color-default-border)"
      />
      <polyline points={line} fill="none" stroke={OURS.color} strokeWidth={1.75} strokeLinejoin="round" />
      {end && <circle cx={end.x} cy={end.y} r={2.5} fill={OURS.color} />}
    </svg>
  );
}
