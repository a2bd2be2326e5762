import { List, Text } from "@mantine/core";
import type { Event } from "../api/client";
import type { Chronicle } from "../api/queries/incidents";
import { phrase } from "../audit/phrases";
import { noteOf } from "../case/history";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { moment } from "../shared/time";

/** The timeline without names, the oldest first. */
export function Moments({ of }: { of: Chronicle }) {
  return (
    <Panel id="moments" title="The timeline">
      <List listStyleType="none" size="sm" spacing={4}>
        {of.moments.map((one, place) => (
          <Line key={place} of={one} />
        ))}
      </List>
    </Panel>
  );
}

function Line({ of: { at, what, note } }: { of: Chronicle["moments"][number] }) {
  // As an event that nobody did: who it was is no part of what is learnt.
  const event = { kind: what, note, by: "amends", by_name: "" } as Event;
  const words = noteOf(event);
  return (
    <List.Item>
      <Text span size="sm" c="dimmed">
        {moment(at)}
      </Text>{" "}
      {phrase(event).words}
      {words && (
        <Text span size="sm" c="dimmed">
          {": "}
          <ForeignName>{words}</ForeignName>
        </Text>
      )}
    </List.Item>
  );
}
