import { Paper, Text } from "@mantine/core";
import type { Desk } from "../api/client";
import type { List } from "./QueueList";
import type { QueueState } from "./QueuePage";

const WHOSE: Record<Desk, string> = { care: "customer care", legal: "legal", pr: "PR" };
const HINTS: Record<QueueState, string> = {
  open: "New cases appear here by themselves.",
  answered: "A case comes here when our answer is public, and goes back when the customer writes again.",
  snoozed: "A case that somebody snoozed waits here, and comes back by itself.",
  resolved: "Cases that somebody has closed are kept here.",
};

/** An empty queue, in words. */
export function EmptyQueue({ further, ...list }: List & { further: boolean }) {
  return (
    <Paper withBorder p="xl" ta="center">
      <Text fw={600}>{further ? "Nothing on this page any more." : headline(list)}</Text>
      <Text c="dimmed" size="sm">
        {HINTS[list.state]}
      </Text>
    </Paper>
  );
}

function headline({ desk, state, lane, mine }: List): string {
  if (mine) return "No case here is yours.";
  if (lane === "unsure") return "No case here waits for somebody to say how it is meant.";
  if (state === "open") return `Nobody is waiting for ${WHOSE[desk]}.`;
  if (state === "answered") return "No case here waits for its customer.";
  return `No case here is ${state}${state === "resolved" ? " yet" : ""}.`;
}
