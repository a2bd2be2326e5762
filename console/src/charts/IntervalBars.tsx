import { Fragment } from "react";
import type { Figure } from "../api/reports";
import { count, intervalOf, isKnown, type Unit, valueOf } from "../reports/figures";
import { plain } from "../shared/hidden";
import classes from "./Charts.module.css";
import { OURS } from "./palette";
import { along, scaleOf } from "./scale";

export interface Bar {
  key: string;
  name: string;
  figure: Figure;
  color?: string;
  bold?: boolean;
}

interface Props {
  bars: Bar[];
  unit: Unit;
  spans?: boolean;
  /** What the scale holds in any case, so that charts beside each other can be compared. */
  holds?: number[];
}

/** A bar for each row, with its interval as a whisker; where there is no figure, why. */
export function IntervalBars({ bars, unit, spans = false, holds = [] }: Props) {
  const known = bars.map(({ figure }) => figure).filter(isKnown);
  const scale = scaleOf(
    [...holds, ...known.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])],
    spans,
  );
  const zero = along(scale, 0);
  return (
    <div className={classes.rows}>
      {bars.map(({ key, name, figure, color = OURS.color, bold }) => (
        <Fragment key={key}>
          <bdi className={classes.name} style={{ fontWeight: bold ? 650 : undefined }}>
            {plain(name)}
          </bdi>
          <div className={classes.track} title={intervalOf(figure, unit)}>
            {isKnown(figure) ? (
              <>
                <span
                  className={classes.bar}
                  style={{ ...stretch(zero, along(scale, figure.value)), background: color }}
                />
                {typeof figure.low === "number" && typeof figure.high === "number" && (
                  <span
                    className={classes.whisker}
                    style={stretch(along(scale, figure.low), along(scale, figure.high))}
                  />
                )}
                <span className={classes.zero} style={{ left: `${zero}%` }} />
              </>
            ) : (
              <span className={classes.none}>{figure.why}</span>
            )}
          </div>
          <span className={classes.value}>
            {valueOf(figure, unit)}
            <small>n = {count(figure.n)}</small>
          </span>
        </Fragment>
      ))}
      {known.length > 0 && (
        <div className={classes.axis}>
          {scale.ticks.map((tick) => (
            <span key={tick} style={{ left: `${along(scale, tick)}%` }}>
              {unit.tick(tick)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

function stretch(from: number, to: number) {
  return { left: `${Math.min(from, to)}%`, width: `${Math.abs(to - from)}%` };
}
