import { Group, Paper, Text } from "@mantine/core";
import type { Reply } from "../api/client";
import { useMay } from "../api/queries";
import { SendAgain, Withdraw } from "../case/ReplyActions";
import { ReplyState } from "../case/ReplyState";
import { isWithdrawable } from "../case/states";
import { ForeignText } from "../shared/Foreign";
import classes from "./Private.module.css";

/** A private message of ours that is not with the customer yet, or perhaps is. */
export function Sending({ reply }: { reply: Reply }) {
  const mayWork = useMay("work on cases");
  const mayApprove = useMay("approve replies");
  return (
    <Paper
      withBorder
      p="sm"
      component="article"
      aria-label="Our private message, not sent yet"
      className={`${classes.message} ${classes.ours}`}
    >
      <ReplyState reply={reply} thread={[]} />
      <Text component="div" my={6}>
        <ForeignText>{reply.text}</ForeignText>
      </Text>
      {mayWork && (
        <Group gap="xs">
          {reply.state === "maybe_posted" && mayApprove && <SendAgain reply={reply} />}
          {isWithdrawable(reply.state) && <Withdraw reply={reply} />}
        </Group>
      )}
    </Paper>
  );
}
