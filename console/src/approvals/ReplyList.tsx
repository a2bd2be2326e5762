import { Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { Reply, ReplyState, ReviewDesk } from "../api/client";
import { useReplies } from "../api/queries";
import { useApprovals } from "../api/review";
import { Paging } from "../shared/Paging";
import { Trouble } from "../shared/Trouble";
import { WaitingReply } from "./WaitingReply";

interface Words {
  heading?: string;
  empty: string;
}

/** The replies in a state, the longest waiting first. */
export function ReplyList({ state, ...words }: Words & { state: ReplyState }) {
  const [cursor, setCursor] = useState<string | null>(null);
  return <Listed asked={useReplies(state, cursor)} cursor={cursor} onPage={setCursor} {...words} />;
}

/** What waits for a desk, or, without one, for this person. */
export function ApprovalList({ desk, ...words }: Words & { desk: ReviewDesk | null }) {
  const [cursor, setCursor] = useState<string | null>(null);
  return <Listed asked={useApprovals(desk, cursor)} cursor={cursor} onPage={setCursor} {...words} />;
}

interface Listing extends Words {
  asked: {
    data?: { items: Reply[]; next?: string | null } | undefined;
    error: Error | null;
    refetch: () => unknown;
  };
  cursor: string | null;
  onPage: (cursor: string | null) => void;
}

function Listed({ asked: { data, error, refetch }, cursor, onPage, heading, empty }: Listing) {
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
          <Text c="dimmed">{data.next ? "None on this page." : empty}</Text>
        </Paper>
      )}
      {data?.items.map((reply) => (
        <WaitingReply key={reply.id} reply={reply} />
      ))}
      <Paging cursor={cursor} next={data?.next} onPage={onPage} first="First page" more="Next page" />
    </Stack>
  );
}
