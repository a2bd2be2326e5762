import { Skeleton, Stack, Text } from "@mantine/core";
import { useOutbox } from "../api/queries";
import { PageTitle } from "../shared/PageTitle";
import { Trouble } from "../shared/Trouble";
import { Line } from "./Line";
import { Windows } from "./Windows";

/** The approved replies that wait for their turn, and how much the platforms still take. */
export function OutboxPage() {
  const { data, error, refetch } = useOutbox();
  return (
    <Stack gap="md">
      <PageTitle name="Outbox">Outbox</PageTitle>
      <Text size="sm" c="dimmed" maw={640}>
        Approved replies, in the order in which they are posted: the gravest first, then the longest waiting.
      </Text>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={160} role="status" aria-label="Loading the outbox" />}
      {data && (
        <>
          <Line waiting={data.waiting} />
          <Windows budgets={data.budgets} />
        </>
      )}
    </Stack>
  );
}
