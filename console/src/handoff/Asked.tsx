import { useState } from "react";
import { useAgreed } from "../api/moves/handoffs";
import { MoveForm } from "../work/MoveForm";
import { useMoveForm } from "../work/useMoveForm";
import { AgreesField } from "./AgreesField";
import type { FormProps } from "./Moves";

/** Note what the customer says of a public line, once they were asked. */
export function Asked({ handoff, onClose }: FormProps) {
  const before = handoff.agrees_to_public ?? null;
  const [agrees, setAgrees] = useState(before);
  const form = useMoveForm(handoff, useAgreed(handoff), onClose);
  return (
    <MoveForm
      meaning="Nothing is said in public at the end unless they agree, or have thanked there."
      confirm="Note it"
      ready={agrees !== before}
      form={form}
      onConfirm={() => form.send({ agrees_to_public: agrees })}
      onClose={onClose}
    >
      <AgreesField agrees={agrees} onAgrees={setAgrees} />
    </MoveForm>
  );
}
