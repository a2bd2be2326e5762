import { Paper, Text, Timeline, Title } from "@mantine/core";
import type { Event } from "../api/client";
import { sentence } from "../api/problem";
import { ForeignName } from "../shared/Foreign";
import classes from "./Case.module.css";
import { When } from "../shared/When";

/** What happened to the case and its replies, the newest first. */
export function History({ events }: { events: Event[] }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="history">
      <Title order={2} size="h5" mb="sm" id="history">
        History
      </Title>
      <Timeline bulletSize={12} lineWidth={2} active={events.length} classNames={{ item: classes.event }}>
        {[...events].reverse().map((event) => (
          <Timeline.Item
            key={event.id}
            lineVariant="solid"

            title={
              <Text size="sm" fw={550}>
                {sentence(event.kind).replace(/\.$/, "")}
              </Text>
            }
          >
            {event.note && (
              <Text size="sm">
                <ForeignName>{event.note}</ForeignName>
              </Text>
            )}
            <Text size="xs" c="dimmed">
              <ForeignName>{event.by_name}</ForeignName>, <When at={event.at} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Paper>
  );
}
