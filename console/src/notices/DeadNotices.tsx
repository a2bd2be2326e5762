import { Alert, List, Text } from "@mantine/core";
import { type Dead, useDeadNotices } from "../api/queries/notices";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { DESKS } from "./form";

/** The messages that nobody took; nothing while there is none. */
export function DeadNotices() {
  const dead = useDeadNotices().data?.items ?? [];
  if (dead.length === 0) return null;
  return (
    <Alert color="red" role="alert" title="Some messages could not be delivered">
      <List size="sm">
        {dead.map(({ box, why, at, lines, more }) => (
          <List.Item key={`${box.recipient.id} ${box.channel} ${at}`}>
            <ForeignName>{recipient(box)}</ForeignName> by {box.channel}: {why}{" "}
            <Text span size="xs" c="dimmed">
              ({lines.length + more} notices, given up <When at={at} />)
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function recipient({ recipient: { kind, id } }: Dead["box"]): string {
  return kind === "desk" ? `The desk ${DESKS[id as keyof typeof DESKS] ?? id}` : id;
}
