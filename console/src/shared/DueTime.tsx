import { Text, Tooltip } from "@mantine/core";
import { IconAlarm, IconClock } from "@tabler/icons-react";
import { due, exact } from "./time";
import { useNow } from "./useNow";

/** How much time is left, in words, with a sign for the eye and the exact time on hover. */
export function DueTime({ at }: { at: string }) {
  const { words, urgency } = due(at, useNow());
  const Sign = urgency === "overdue" ? IconAlarm : IconClock;
  return (
    <Tooltip label={`Due ${exact(at)}`} openDelay={300}>
      <Text
        span
        component="time"
        dateTime={at}
        size="sm"
        fw={urgency === "later" ? 400 : 650}
        c={
          urgency === "overdue"
            ? "var(--amends-alarm)"
            : urgency === "soon"
              ? "var(--amends-warning)"
              : "dimmed"
        }
        style={{ whiteSpace: "nowrap", display: "inline-flex", alignItems: "center", gap: 4 }}
      >
        <Sign size={15} aria-hidden />
        {words}
      </Text>
    </Tooltip>
  );
}
