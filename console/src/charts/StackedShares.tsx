import { Fragment } from "react";
import { percent } from "../reports/figures";
import { plain } from "../shared/hidden";
import classes from "./Charts.module.css";

export interface Stack {
  key: string;
  name: string;
  total: number;
  parts: { name: string; count: number; color: string }[];
}

/** For each row, of what it is made: every bar is the whole, whatever its size, which stands beside it. */
export function StackedShares({ stacks }: { stacks: Stack[] }) {
  return (
    <div className={classes.rows}>
      {stacks.map(({ key, name, total, parts }) => (
        <Fragment key={key}>
          <bdi className={classes.name}>{plain(name)}</bdi>
          <div className={classes.stack}>
            {parts
              .filter(({ count }) => count > 0)
              .map(({ name: part, count, color }) => (
                <span
                  key={part}
                  style={{ flex: `${count} 0 0`, background: color }}
                  title={`${part}: ${count} (${percent(count / total)})`}
                />
              ))}
          </div>
          <span className={classes.value}>
            <small>n = {total}</small>
          </span>
        </Fragment>
      ))}
    </div>
  );
}
