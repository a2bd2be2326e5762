import { Button, Text } from "@mantine/core";
import { useId, useState } from "react";
import type { Reply } from "../api/client";
import { useApprove } from "../api/moves";
import { ChangesForm } from "../review/ChangesForm";

interface Props {
  reply: Reply;
  mayApprove: boolean;
  mine: boolean;
}

/** The second pair of eyes: approve these words, or say what should change. */
export function Approval({ reply, mayApprove, mine }: Props) {
  const approve = useApprove(reply);
  const [asking, setAsking] = useState(false);
  const reason = useId();

  if (!mayApprove) {
    return (
      <Text size="sm" c="dimmed" py={7}>
        Waits for others to approve it.
      </Text>
    );
  }
  if (asking) return <ChangesForm reply={reply} onClose={() => setAsking(false)} />;
  return (
    <>
      <Button
        onClick={() => approve.mutate()}
        loading={approve.isPending}
        disabled={mine}
        {...(mine && { "aria-describedby": reason })}
      >
        Approve
      </Button>
      <Button variant="default" onClick={() => setAsking(true)}>
        Request changes
      </Button>
      {mine && (
        <Text size="sm" c="dimmed" id={reason} style={{ flexBasis: "100%", order: 1 }}>
          You wrote this reply, so someone else must approve it.
        </Text>
      )}
    </>
  );
}
