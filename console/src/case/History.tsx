import { Anchor, Chip, Group, Text, Timeline } from "@mantine/core";
import { useState } from "react";
import type { CaseFile, Event } from "../api/client";
import { type TextVersion, useTexts } from "../api/queries/audit";

import { Entry, Said } from "../audit/Entry";
import { privateReplies } from "../audit/handoffs";
import { Prove } from "../audit/Prove";
import { textOf } from "../audit/texts";
import { WhoseTime } from "../audit/WhoseTime";
import { Panel } from "../shared/Panel";
import { useNow } from "../shared/useNow";
import classes from "./Case.module.css";
import { days, folded, type Theme, themeOf } from "./history";
import { part } from "./thread";

const THEMES: Record<Theme, string> = { case: "Case", replies: "Replies", notes: "Notes", clocks: "Clocks" };

/** Who used up the time; and what happened, by day, the newest first; by theme, where somebody looks for something. */
export function History({ file }: { file: CaseFile }) {
  const [wanted, setWanted] = useState<string[]>([]);
  const now = useNow();
  const texts = useTexts(part(file, false).replies);
  const there = new Set(file.events.map(themeOf));
  const events = file.events.filter((event) => wanted.length === 0 || wanted.includes(themeOf(event)));
  return (
    <>
      <WhoseTime of={file.case} />
      <Panel id="history" title="History">
        <Prove caseId={file.case.id} />
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
            <Events of={day.events} file={file} texts={texts} open={wanted.includes("clocks")} />
          </section>
        ))}
      </Panel>
    </>
  );
}

interface EventsProps {
  of: Event[];
  file: CaseFile;
  texts: TextVersion[];
  /** Whether the clocks' events are what somebody looks for. */
  open: boolean;
}

function Events({ of, file, texts, open }: EventsProps) {
  const hidden = privateReplies(file.events);
  const [unfolded, setUnfolded] = useState<string[]>([]);
  const lines = folded(of).flatMap((line) => {
    // The oldest of them: others may still come before the newest.
    const oldest = line.at(-1)?.id ?? "";
    return open || unfolded.includes(oldest) ? line.map((event) => [event]) : [line];
  });
  return (
    <Timeline bulletSize={12} lineWidth={2} active={of.length} classNames={{ item: classes.event }}>
      {lines.map(([event, ...more]) => {
        if (!event) return null;
        const text = themeOf(event) === "clocks" ? null : textOf(event, file.replies, texts);
        return (
          <Timeline.Item
            key={event.id}
            lineVariant="solid"
            title={<Said of={event} inPrivate={hidden.has(event.reply_id ?? "")} />}
          >
            <Entry of={event} text={text} />
            {more.length > 0 && (
              <Anchor
                component="button"
                type="button"
                size="xs"
                onClick={() => setUnfolded([...unfolded, more.at(-1)?.id ?? ""])}
              >
                {more.length === 1 ? "And one more of the clocks" : `And ${more.length} more of the clocks`}
              </Anchor>
            )}
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}
