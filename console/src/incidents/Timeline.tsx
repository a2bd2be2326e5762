import { Button, Timeline as Line, Text } from "@mantine/core";
import { useState } from "react";
import type { Event } from "../api/client";
import { Entry, Said } from "../audit/Entry";
import { days } from "../case/history";
import { Panel } from "../shared/Panel";
import { useNow } from "../shared/useNow";
import classes from "./Incident.module.css";

const SHOWN = 40; // as many as anybody reads while it goes on

/** What happened, by day, the newest first; it grows by itself. */
export function Timeline({ events }: { events: Event[] }) {
  const [all, setAll] = useState(false);
  const now = useNow();
  const shown = all ? events : events.slice(-SHOWN);
  return (
    <Panel id="timeline" title="Timeline">
      {days(shown, now).map((day) => (
        <section key={day.name} aria-label={day.name}>
          <Text size="xs" c="dimmed" fw={650} mt="sm" mb={6}>
            {day.name}
          </Text>
          <Line bulletSize={12} lineWidth={2} active={day.events.length} classNames={{ item: classes.event }}>
            {day.events.map((event) => (
              <Line.Item key={event.id} lineVariant="solid" title={<Said of={event} />}>
                <Entry of={event} text={null} />
              </Line.Item>
            ))}
          </Line>
        </section>
      ))}
      {shown.length < events.length && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setAll(true)}>
          Show all {events.length}
        </Button>
      )}
    </Panel>
  );
}
