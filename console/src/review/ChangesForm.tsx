import { Button, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useState } from "react";
import type { ChangeReason, Reply } from "../api/client";
import { useRequestChanges } from "../api/moves";
import { REASONS } from "./reasons";

/** Send a reply back: what is wrong by kind, so that it can be counted, and in words for its author. */
export function ChangesForm({ reply, onClose }: { reply: Reply; onClose: () => void }) {
  const [reason, setReason] = useState<ChangeReason>("tone");
  const [why, setWhy, forget] = useSessionStorage({ key: `changes to ${reply.id}`, defaultValue: "" });
  const send = useRequestChanges(reply, () => {
    forget();
    onClose();
  });
  return (
    <Stack gap="xs" flex={1} miw={260}>
      <NativeSelect
        label="What is wrong"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value as ChangeReason)}
        data={Object.entries(REASONS).map(([value, label]) => ({ value, label }))}
      />
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
        <Button
          disabled={why.trim() === ""}
          loading={send.isPending}
          onClick={() => send.mutate({ reason, why })}
        >
          Send back to its author
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
