import { useState } from "react";
import { useResolveHandoff } from "../api/moves/handoffs";
import { MoveForm } from "../work/MoveForm";
import { useMoveForm } from "../work/useMoveForm";
import { AgreesField } from "./AgreesField";
import type { FormProps } from "./Moves";

/** Say that it is settled in private, and whether the customer lets us say so in public. */
export function ResolveInPrivate({ handoff, onClose }: FormProps) {
  const [agrees, setAgrees] = useState<boolean | null>(null);
  const form = useMoveForm(handoff, useResolveHandoff(handoff), onClose);
  return (
    <MoveForm
      meaning="The case stays open, and the public thread is watched for a week."
      confirm="Resolved in private"
      ready
      form={form}
      onConfirm={() => form.send({ agrees_to_public: agrees })}
      onClose={onClose}
    >
      <AgreesField agrees={agrees} onAgrees={setAgrees} />
    </MoveForm>
  );
}
