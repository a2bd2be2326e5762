import { Alert, Badge, Group, Text } from "@mantine/core";
import type { ReadMention, Reply } from "../api/client";
import { sentence } from "../api/problem";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { Steps } from "../review/Steps";
import { stateOf } from "./states";
import { isOvertaken } from "./thread";
import { Waits } from "./Waits";

/** Where a reply stands, since when, by whom, why, and what comes next. */
export function ReplyState({ reply, thread }: { reply: Reply; thread: ReadMention[] }) {
  const { word, colour, next } = stateOf(reply);
  const alarming = colour === "red" || reply.state === "changes_requested";
  return (
    <>
      <Group gap={8} mb={alarming ? "xs" : 4}>
        <Badge color={colour} variant="light" radius="sm" tt="none">
          {word}
        </Badge>
        <Text size="sm" c="dimmed">
          <When at={reply.since} />, written by <ForeignName>{reply.author_name}</ForeignName>
          {reply.approver_name && (
            <>
              , approved by <ForeignName>{reply.approver_name}</ForeignName>
            </>
          )}
        </Text>
      </Group>
      {alarming ? (
        <Alert color={colour} p="sm" role="note">
          {reply.note && (
            <Text size="sm" fw={600} mb={2}>
              <ForeignName>{sentence(reply.note)}</ForeignName>
            </Text>
          )}
          <Text size="sm">{next}</Text>
        </Alert>
      ) : (
        <Text size="sm" c="dimmed">
          {reply.state === "approved" ? <Waits reply={reply} /> : next}
        </Text>
      )}
      {reply.state === "in_review" && <Steps reply={reply} />}
      {reply.state === "in_review" && isOvertaken(reply, thread) && (
        <Alert color="orange" p="sm" mt="xs" role="note">
          The customer wrote again after this reply was sent to review. Does it still fit?
        </Alert>
      )}
    </>
  );
}
