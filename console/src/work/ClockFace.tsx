import { Text, Tooltip } from "@mantine/core";
import { IconAlarm, IconCircleCheck, IconClock, IconPlayerPause } from "@tabler/icons-react";
import { exact } from "../shared/time";
import type { Face, Urgency } from "./clocks";
import classes from "./Work.module.css";

const SIGNS: Record<Urgency, typeof IconClock> = {
  overdue: IconAlarm,
  soon: IconClock,
  later: IconClock,
  still: IconPlayerPause,
  done: IconCircleCheck,
};
const COLOURS: Record<Urgency, string> = {
  overdue: "var(--amends-alarm)",
  soon: "var(--amends-warning)",
  later: "var(--mantine-color-text)",
  still: "dimmed",
  done: "dimmed",
};

/** A clock in words, with a sign for the eye and the exact time on hover. */
export function ClockFace({ of: { name, words, urgency, at } }: { of: Face }) {
  const Sign = SIGNS[urgency];
  return (
    <Tooltip label={at ? `Due ${exact(at)}` : ""} disabled={!at} openDelay={300}>
      <Text
        span
        className={classes.clock}
        c={COLOURS[urgency]}
        fw={urgency === "overdue" || urgency === "soon" ? 650 : 400}
      >
        <Sign size={15} aria-hidden />
        <span>
          {name && `${name} `}
          {at ? <time dateTime={at}>{words}</time> : words}
        </span>
      </Text>
    </Tooltip>
  );
}
