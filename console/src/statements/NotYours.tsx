import { Text } from "@mantine/core";
import { useMe } from "../api/queries";
import type { Statement } from "../api/queries/statements";

/** Why somebody who approves can't approve this one. */
export function NotYours({ statement }: { statement: Statement }) {
  const me = useMe().data?.id;
  const { author, writers, approvals } = statement;
  const words =
    me === author || (me && writers.includes(me))
      ? "Some of its words are yours: somebody else approves it."
      : approvals.some(({ by }) => by === me)
        ? "You approved it. It waits for somebody else."
        : "It waits for the desk that is marked.";
  return (
    <Text size="sm" c="dimmed">
      {words}
    </Text>
  );
}
