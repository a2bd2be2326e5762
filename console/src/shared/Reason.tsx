import { Button, Group, Paper, Textarea } from "@mantine/core";
import { useState } from "react";

interface Props {
  /** What is asked: "Why go back to version 3". */
  label: string;
  description?: string | undefined;
  /** What happens then: "Go back to these settings". */
  confirm: string;
  loading: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** A move that needs its reason, for those who look at it later. */
export function Reason({ label, description, confirm, loading, onConfirm, onClose }: Props) {
  const [reason, setReason] = useState("");
  return (
    <Paper bg="var(--amends-ground)" p="sm" w="100%">
      <Textarea
        label={label}
        description={description}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
        autoFocus
        data-autofocus
      />
      <Group gap="xs" mt="xs">
        <Button disabled={reason.trim() === ""} loading={loading} onClick={() => onConfirm(reason)}>
          {confirm}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Paper>
  );
}
