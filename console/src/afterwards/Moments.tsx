import { List, Paper, Text, Title } from "@mantine/core";
import type { Event } from "../api/client";
import type { Chronicle } from "../api/queries/incidents";
import { phrase } from "../audit/phrases";
import { ForeignName } from "../shared/Foreign";
import { moment } from "../shared/time";

/** The timeline without names, the oldest first. */
export function Moments({ of }: { of: Chronicle }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="moments">
      <Title order={2} size="h5" mb="xs" id="moments">
        The timeline
      </Title>
      <List listStyleType="none" size="sm" spacing={4}>
        {of.moments.map(({ at, what, note }, place) => (
          <List.Item key={place}>
            <Text span size="sm" c="dimmed">
              {moment(at)}
            </Text>{" "}
            {phrase({ kind: what, by: "amends", by_name: "" } as Event).words}
            {note && (
              <Text span size="sm" c="dimmed">
                {": "}
                <ForeignName>{note}</ForeignName>
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
