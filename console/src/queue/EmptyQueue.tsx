import { Paper, Text } from "@mantine/core";
import type { CaseState, Desk } from "../api/client";

const WHOSE: Record<Desk, string> = { care: "customer care", legal: "legal", pr: "PR" };

interface Props {
  desk: Desk;
  state: CaseState;
  further: boolean;
}

/** An empty queue, in words. */
export function EmptyQueue({ desk, state, further }: Props) {
  return (
    <Paper withBorder p="xl" ta="center">
      <Text fw={600}>{further ? "Nothing on this page any more." : HEADLINES[state](WHOSE[desk])}</Text>
      <Text c="dimmed" size="sm">
        {state === "open" && "New cases appear here by themselves."}
        {state === "answered" &&
          "A case comes here when our answer is public, and goes back when the customer writes again."}
        {state === "snoozed" && "A case comes back from here at its time, or when its customer writes."}
        {state === "resolved" && "Cases that somebody has closed are kept here."}
      </Text>
    </Paper>
  );
}

const HEADLINES: Record<CaseState, (desk: string) => string> = {
  open: (desk) => `Nobody is waiting for ${desk}.`,
  answered: () => "No case here waits for its customer.",
  snoozed: () => "No case here sleeps.",
  resolved: () => "No case here is resolved yet.",
  merged: () => "No case here went into another one.",
};
