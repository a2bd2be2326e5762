import { Button, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ChangeReason } from "../api/client";
import { useReturnStatement } from "../api/moves/statements";
import type { Statement } from "../api/queries/statements";
import { REASONS } from "../review/reasons";

/** Send a statement back: what is wrong by kind, and in words for its author. */
export function ReturnForm({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const [reason, setReason] = useState<ChangeReason>("tone");
  const [why, setWhy] = useState("");
  const send = useReturnStatement(statement);
  return (
    <Stack gap="xs">
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
        autoFocus
      />
      <Group gap="xs">
        <Button
          disabled={why.trim() === ""}
          loading={send.isPending}
          onClick={() => send.mutate({ reason, why }, { onSuccess: onClose })}
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
