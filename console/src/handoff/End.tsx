import { useEndHandoff } from "../api/moves/handoffs";
import { SaidMove } from "../work/SaidMove";
import { useMoveForm } from "../work/useMoveForm";
import type { FormProps } from "./Moves";

/** Over before its time: nobody came, or nothing is said in public at the end. */
export function End({ handoff, onClose }: FormProps) {
  const form = useMoveForm(handoff, useEndHandoff(handoff), onClose);
  const waiting = handoff.state === "invited";
  return (
    <SaidMove
      meaning={
        waiting
          ? "It ends as “invited, no answer”. When they write all the same within two weeks, it comes to this case."
          : "It ends with nothing said in public. The case stays as it is."
      }
      confirm={waiting ? "Stop waiting" : "End it"}
      form={form}
      onSaid={(why) => form.send({ why })}
      onClose={onClose}
    />
  );
}
