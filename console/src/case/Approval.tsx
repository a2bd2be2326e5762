import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useId, useState } from "react";
import type { Reply } from "../api/client";
import { useApprove, useRequestChanges } from "../api/moves";

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
        Waits for someone from legal, PR or administration to approve it.
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

function ChangesForm({ reply, onClose }: { reply: Reply; onClose: () => void }) {
  const [why, setWhy, forget] = useSessionStorage({ key: `changes to ${reply.id}`, defaultValue: "" });
  const send = useRequestChanges(reply, () => {
    forget();
    onClose();
  });
  return (
    <Stack gap="xs" flex={1} miw={260}>
      <Textarea
        label="What should change"
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        autoFocus
      />
      <Group gap="xs">
        <Button disabled={why.trim() === ""} loading={send.isPending} onClick={() => send.mutate(why)}>
          Send back to its author
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
