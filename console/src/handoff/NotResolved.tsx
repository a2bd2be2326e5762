import { useBackInPrivate } from "../api/moves/handoffs";
import { SaidMove } from "../work/SaidMove";
import { useMoveForm } from "../work/useMoveForm";
import type { FormProps } from "./Moves";

/** It goes on in private. */
export function NotResolved({ handoff, onClose }: FormProps) {
  const form = useMoveForm(handoff, useBackInPrivate(handoff), onClose);
  return (
    <SaidMove
      meaning="You go on with the customer in private."
      confirm="Go on in private"
      form={form}
      onSaid={(why) => form.send({ why })}
      onClose={onClose}
    />
  );
}
