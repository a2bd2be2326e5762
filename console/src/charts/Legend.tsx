import classes from "./Charts.module.css";
import type { Stroke } from "./palette";

/** What the fields of a chart mean, in their order. */
export function Fields({ of }: { of: { name: string; color: string }[] }) {
  return (
    <ul className={classes.legend}>
      {of.map(({ name, color }) => (
        <li key={name}>
          <span className={classes.swatch} style={{ background: color }} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Whose the lines of a chart are, each with its dash. */
export function Lines({ of }: { of: { name: string; stroke: Stroke; bold?: boolean }[] }) {
  return (
    <ul className={classes.legend}>
      {of.map(({ name, stroke, bold }) => (
        <li key={name} style={{ fontWeight: bold ? 650 : undefined }}>
          <svg width={30} height={8}>
            <line
              x1={0}
              x2={30}
              y1={4}
              y2={4}
              stroke={stroke.color}
              strokeWidth={bold ? 3.5 : 2}
              strokeDasharray={stroke.dash}
            />
          </svg>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
