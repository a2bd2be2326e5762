import { Button, Group, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { ReplyState } from "../api/client";
import { useReplies } from "../api/queries";
import { Trouble } from "../shared/Trouble";
import { WaitingReply } from "./WaitingReply";

interface Props {
  state: ReplyState;
  heading?: string;
  empty: string;
}

/** The replies in a state, the longest waiting first. */
export function ReplyList({ state, heading, empty }: Props) {
  const [cursor, setCursor] = useState<string | null>(null);
  const { data, error, refetch } = useReplies(state, cursor);
  return (
    <Stack gap="sm">
      {heading && (
        <Title order={2} size="h5">
          {heading}
        </Title>
      )}
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={140} role="status" aria-label="Loading the replies" />}
      {data?.items.length === 0 && (
        <Paper withBorder p="lg" ta="center">
          <Text c="dimmed">{empty}</Text>
        </Paper>
      )}
      {data?.items.map((reply) => (
        <WaitingReply key={reply.id} reply={reply} />
      ))}
      {(cursor || data?.next) && (
        <Group gap="xs" justify="end">
          {cursor && (
            <Button variant="default" size="xs" onClick={() => setCursor(null)}>
              First page
            </Button>
          )}
          {data?.next && (
            <Button variant="default" size="xs" onClick={() => setCursor(data.next ?? null)}>
              Next page
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
