import { Group, Text } from "@mantine/core";
import type { Clocks } from "../api/client";
import { useNow } from "../shared/useNow";
import { ClockFace } from "./ClockFace";
import { faces, waitsFor } from "./clocks";
import classes from "./Work.module.css";

/** The clocks of a case in one line, and whose time it is that runs. */
export function ClockStrip({ of }: { of: Clocks }) {
  const shown = faces(of, useNow());
  return (
    <Group component="section" aria-label="Clocks" gap="6px 22px">
      <ul className={classes.strip}>
        {shown.map((face) => (
          <li key={face.name}>
            <ClockFace of={face} />
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {waitsFor(of)}
      </Text>
    </Group>
  );
}
