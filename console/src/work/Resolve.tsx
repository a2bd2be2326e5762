import { Select, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useResolve } from "../api/moves/work";
import { useCauses } from "../api/queries/work";
import { Trouble } from "../shared/Trouble";
import { isOther, offered } from "./causes";
import { MoveForm } from "./MoveForm";
import { useMoveForm } from "./useMoveForm";

/** Close the case with the reason for which it came about. */
export function Resolve({ of, onClose }: { of: Case; onClose: () => void }) {
  const [cause, setCause] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const causes = useCauses();
  const form = useMoveForm(of, useResolve(of), onClose);
  const needsNote = cause !== null && isOther(cause);
  return (
    <MoveForm
      meaning="The case is closed, and its clocks stop. If the customer writes again soon, it opens again by itself; later, a new case opens that is linked to this one."
      confirm="Resolve"
      ready={cause !== null && (!needsNote || note.trim() !== "")}
      form={form}
      onConfirm={() => cause && form.send({ cause, note })}
      onClose={onClose}
    >
      {causes.error && <Trouble error={causes.error} again={causes.refetch} />}
      <Select
        label="Root cause"
        description="Why it came to this, not what was done about it."
        placeholder="Choose one, or type to search"
        required
        searchable
        data={offered(causes.data)}
        value={cause}
        onChange={setCause}
        maxDropdownHeight={320}
        data-autofocus
      />
      <Textarea
        label="Note"
        description={needsNote ? "Say what it was, as no root cause fits." : "If there is more to say."}
        required={needsNote}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
      />
    </MoveForm>
  );
}
