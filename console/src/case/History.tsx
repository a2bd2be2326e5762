import { Chip, Group, Paper, Text, Timeline, Title } from "@mantine/core";
import { useState } from "react";
import type { CaseFile, Event } from "../api/client";
import { sentence } from "../api/problem";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { useNow } from "../shared/useNow";
import classes from "./Case.module.css";
import { days, noteOf, type Theme, themeOf } from "./history";

const THEMES: Record<Theme, string> = { case: "Case", replies: "Replies", notes: "Notes", clocks: "Clocks" };

/** What happened to the case and its replies, by day, the newest first; by theme, where somebody looks for something. */
export function History({ file }: { file: CaseFile }) {
  const [wanted, setWanted] = useState<string[]>([]);
  const now = useNow();
  const there = new Set(file.events.map(themeOf));
  const events = file.events.filter((event) => wanted.length === 0 || wanted.includes(themeOf(event)));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="history">
      <Title order={2} size="h5" mb="xs" id="history">
        History
      </Title>
      {there.size > 1 && (
        <Chip.Group multiple value={wanted} onChange={setWanted}>
          <Group gap={6} mb="sm" role="group" aria-label="Show only">
            {Object.entries(THEMES)
              .filter(([theme]) => there.has(theme as Theme))
              .map(([theme, name]) => (
                <Chip key={theme} value={theme} size="xs" variant="light">
                  {name}
                </Chip>
              ))}
          </Group>
        </Chip.Group>
      )}
      {days(events, now).map((day) => (
        <section key={day.name} aria-label={day.name}>
          <Text size="xs" c="dimmed" fw={650} mt="sm" mb={6}>
            {day.name}
          </Text>
          <Timeline
            bulletSize={12}
            lineWidth={2}
            active={day.events.length}
            classNames={{ item: classes.event }}
          >
            {day.events.map((event) => (
              <Timeline.Item
                key={event.id}
                lineVariant="solid"
                title={
                  <Text size="sm" fw={550}>
                    {sentence(event.kind).replace(/\.$/, "")}
                  </Text>
                }
              >
                <Entry of={event} />
              </Timeline.Item>
            ))}
          </Timeline>
        </section>
      ))}
    </Paper>
  );
}

function Entry({ of }: { of: Event }) {
  const note = noteOf(of);
  return (
    <>
      {note && (
        <Text size="sm">
          <ForeignName>{note}</ForeignName>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <ForeignName>{of.by_name}</ForeignName>, <When at={of.at} />
      </Text>
    </>
  );
}
