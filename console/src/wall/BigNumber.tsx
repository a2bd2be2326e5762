import type { Big } from "./numbers";
import classes from "./Wall.module.css";

/** A number that the whole room reads. */
export function BigNumber({ of: { name, value, alarm } }: { of: Big }) {
  return (
    <div role="group" aria-label={name} className={alarm ? classes.alarm : undefined}>
      <div className={classes.value}>{value}</div>
      <div className={classes.name}>{name}</div>
    </div>
  );
}
