import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { IconHandStop, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { Posting } from "../api/client";
import { useTurnPosting } from "../api/moves";
import { useMay } from "../api/queries";
import { Dialog } from "../shared/Dialog";

interface Turning {
  to: "off" | "on";
  name: string;
  title: string;
  meaning: string;
}

const STOP: Turning = {
  to: "off",
  name: "Stop posting",
  title: "Stop all posting?",
  meaning:
    "No reply is sent from now on, on any network. Approved replies wait. What is being sent in this very moment may still appear.",
};
const RESUME: Turning = {
  to: "on",
  name: "Turn posting on",
  title: "Turn posting on?",
  meaning: "Every approved reply that waits is sent in the next minutes, the gravest first.",
};

/** The way to stop everything, for those who may. */
export function StopPosting({ posting }: { posting: Posting }) {
  const mayStop = useMay("stop posting");
  const [open, setOpen] = useState(false);
  if (!mayStop) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        c="var(--amends-alarm)"
        leftSection={<IconHandStop size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {STOP.name}
      </Button>
      <Turn turning={STOP} posting={posting} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

/** The way back, for those who may. */
export function TurnPostingOn({ posting }: { posting: Posting }) {
  const mayResume = useMay("turn posting on");
  const [open, setOpen] = useState(false);
  if (!mayResume) return null;
  return (
    <>
      <Button size="xs" leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {RESUME.name}
      </Button>
      <Turn turning={RESUME} posting={posting} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

interface Props {
  turning: Turning;
  posting: Posting;
  open: boolean;
  onClose: () => void;
}

function Turn({ turning, posting, open, onClose }: Props) {
  return (
    <Dialog opened={open} onClose={onClose} title={turning.title}>
      <Form turning={turning} posting={posting} onClose={onClose} />
    </Dialog>
  );
}

function Form({ turning, posting, onClose }: Omit<Props, "open">) {
  const [why, setWhy] = useState("");
  // What the person saw when they opened this: whoever turned the switch since wins, unless this is a stop.
  const [seen] = useState(posting.version);
  const turn = useTurnPosting();
  const stops = turning.to === "off";
  return (
    <Stack gap="sm">
      <Text size="sm">{turning.meaning}</Text>
      <Textarea
        label="Why"
        description={stops ? "Everybody sees it. In a hurry you can leave it empty." : "Everybody sees it."}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
      />
      <Group gap="xs" justify="end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          color={stops ? "red" : undefined}
          disabled={!stops && why.trim() === ""}
          loading={turn.isPending}
          onClick={() =>
            turn.mutate(
              { mode: turning.to, why, version: seen },
              {
                onSuccess: onClose,
                // Someone turned it meanwhile: the strip shows how it stands, and this dialog is about the past.
                onError: (problem) => problem.isConflict && onClose(),
              },
            )
          }
        >
          {turning.name}
        </Button>
      </Group>
    </Stack>
  );
}
