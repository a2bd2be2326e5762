import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useClearFact } from "../api/moves/incidents";
import type { Incident } from "../api/queries/incidents";
import { useNow } from "../shared/useNow";
import { MoveForm } from "../work/MoveForm";
import { useMoveForm } from "../work/useMoveForm";
import { forField, typedExpiry } from "./facts";

const USUAL = 24 * 3_600_000;

/** Say that a sentence may be said, until when. */
export function ClearFact({ of, onClose }: { of: Incident; onClose: () => void }) {
  const now = useNow();
  const [text, setText] = useState("");
  const [typed, setTyped] = useState(() => forField(Date.now() + USUAL));
  const form = useMoveForm(of, useClearFact(of), onClose);
  const expires_at = typedExpiry(typed, now);
  return (
    <MoveForm
      meaning="Everybody may say it from now on, in statements and in answers, until it expires or is taken back."
      confirm="Clear it"
      ready={text.trim().length >= 3 && expires_at !== null}
      form={form}
      onConfirm={() => expires_at && form.send({ text: text.trim(), expires_at })}
      onClose={onClose}
    >
      <Textarea
        label="Fact"
        description="One sentence, as it may be said."
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={300}
        data-autofocus
      />
      <TextInput
        type="datetime-local"
        label="Until"
        description="At most 30 days from now"
        required
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={typed !== "" && expires_at === null && "It must lie within the next 30 days."}
      />
    </MoveForm>
  );
}
