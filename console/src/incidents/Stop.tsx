import { Textarea } from "@mantine/core";
import { useState } from "react";
import { usePause, useResume } from "../api/moves/halting";
import type { Incident } from "../api/queries/incidents";
import { Dialog } from "../shared/Dialog";
import { MoveForm } from "../work/MoveForm";
import { useMoveForm } from "../work/useMoveForm";

interface Props {
  of: Incident;
  open: boolean;
  onClose: () => void;
}

const IN_A_HURRY = "stopped at once, without words";

/** Asks once, and stops everything. */
export function Stop({ of, open, onClose }: Props) {
  return (
    <Dialog opened={open} onClose={onClose} title="Stop giving out?">
      <StopForm of={of} onClose={onClose} />
    </Dialog>
  );
}

function StopForm({ of, onClose }: Omit<Props, "open">) {
  const [why, setWhy] = useState("");
  const pause = usePause(of);
  return (
    <MoveForm
      meaning="No text of this incident goes out from now on, also none that is queued. What a network is taking in this very moment may still appear. Approved statements wait."
      confirm="Stop everything"
      color="red"
      ready
      form={{ problem: pause.error, isPending: pause.isPending }}
      onConfirm={() => pause.mutate(why.trim() || IN_A_HURRY, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Textarea
        label="Why"
        description="Everybody sees it. In a hurry you can leave it empty."
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
      />
    </MoveForm>
  );
}

/** The way on. */
export function Resume({ of, open, onClose }: Props) {
  return (
    <Dialog opened={open} onClose={onClose} title="Give out again?">
      <ResumeForm of={of} onClose={onClose} />
    </Dialog>
  );
}

function ResumeForm({ of, onClose }: Omit<Props, "open">) {
  const [note, setNote] = useState("");
  const form = useMoveForm(of, useResume(of), onClose);
  const asked = of.halt?.correct ?? false;
  return (
    <MoveForm
      meaning={
        of.halt?.resolve
          ? "The incident goes on as it was before its end was begun, and what is approved goes out again."
          : "What is approved still goes out again, the gravest first."
      }
      confirm="Give out again"
      ready={!asked || note.trim() !== ""}
      form={form}
      onConfirm={() => form.send({ note })}
      onClose={onClose}
    >
      <Textarea
        label="Note"
        description={asked ? "Say why what was said is right after all." : "If there is anything to say."}
        required={asked}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
      />
    </MoveForm>
  );
}
