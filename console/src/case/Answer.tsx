import { Group, Paper, Text } from "@mantine/core";
import type { Reply } from "../api/client";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { OutLink } from "../shared/OutLink";
import { PLATFORMS } from "../shared/PlatformBadge";
import { When } from "../shared/When";
import classes from "./Case.module.css";

/** An answer of ours that is public, with who wrote and who approved it. */
export function Answer({ reply, address }: { reply: Reply; address: string | undefined }) {
  return (
    <Paper withBorder component="article" aria-label="Our answer" p="md" className={classes.ours}>
      <Group gap={8} mb={4} justify="space-between">
        <Text fw={650}>Our answer</Text>
        <Group gap={10}>
          <Text size="xs" c="dimmed">
            posted <When at={reply.since} />
          </Text>
          <OutLink href={address}>{`See it on ${PLATFORMS[reply.platform]}`}</OutLink>
        </Group>
      </Group>
      <Text component="div">
        <ForeignText>{reply.text}</ForeignText>
      </Text>
      <Text size="xs" c="dimmed" mt={6}>
        Written by <ForeignName>{reply.author_name}</ForeignName>
        {reply.approver_name && (
          <>
            , approved by <ForeignName>{reply.approver_name}</ForeignName>
          </>
        )}
      </Text>
    </Paper>
  );
}
