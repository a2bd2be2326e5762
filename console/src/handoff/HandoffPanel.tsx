import { Badge, Group, List, Stack, Text } from "@mantine/core";
import type { CaseFile } from "../api/client";
import { useBrand, useMay, useMe } from "../api/queries";
import type { Handoff } from "../api/queries/handoffs";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { clock, until } from "../shared/time";
import { useNow } from "../shared/useNow";
import { When } from "../shared/When";
import { isClosed } from "../work/words";
import { Moves } from "./Moves";
import { nextSteps } from "./next";
import { REASONS, STATES } from "./words";

interface Props {
  file: CaseFile;
  handoff: Handoff;
  mayWork: boolean;
}

/** How far the way into private is, what comes next and when, and what this person can do. */
export function HandoffPanel({ file, handoff, mayWork }: Props) {
  const { word, colour, means } = STATES[handoff.state];
  const me = useMe().data?.id;
  const mayTakeOver = useMay("take over a colleague's case");
  const { owner } = file.case;
  const theirs = !owner || owner === me || mayTakeOver;
  const { reason, note, by_name, begun_at, since } = handoff;
  return (
    <Panel id="handoff" title="Into private and back">
      <Stack gap={6}>
        <Group gap={8}>
          <Badge color={colour} variant="light" radius="sm" tt="none">
            {word}
          </Badge>
          <Text size="xs" c="dimmed">
            <When at={since} />
          </Text>
        </Group>
        <Text size="sm">{means}</Text>
        <Text size="sm">
          {REASONS[reason]}
          <Text span inherit c="dimmed">
            {", begun by "}
            <ForeignName>{by_name}</ForeignName> <When at={begun_at} />
          </Text>
        </Text>
        {note && (
          <Text size="sm">
            <ForeignName>{note}</ForeignName>
          </Text>
        )}
        <Next of={handoff} />
        {mayWork && !isClosed(file.case.state) && theirs && (
          <Moves handoff={handoff} platform={file.case.platform} />
        )}
      </Stack>
    </Panel>
  );
}

/** What comes next, each with its moment where it happens by itself. */
function Next({ of }: { of: Handoff }) {
  const times = useBrand().data?.private;
  const now = useNow();
  const steps = times ? nextSteps(of, times, now) : [];
  if (steps.length === 0) return null;
  return (
    <List size="sm" spacing={2} aria-label="What comes next">
      {steps.map(({ words, at }) => (
        <List.Item key={words}>
          {words}
          {at && (
            <>
              {": "}
              <time dateTime={at}>
                {clock(at, now)} ({until(at, now)})
              </time>
            </>
          )}
        </List.Item>
      ))}
    </List>
  );
}
