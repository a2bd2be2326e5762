import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useTakeOver } from "../api/moves/work";
import { ForeignName } from "../shared/Foreign";
import { MoveForm } from "./MoveForm";
import { useMoveForm } from "./useMoveForm";

/** Take a colleague's case, with the reason. */
export function TakeOver({ of, onClose }: { of: Case; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const form = useMoveForm(of, useTakeOver(of), onClose);
  return (
    <MoveForm
      meaning={
        <>
          The case becomes yours. <ForeignName>{of.owner_name ?? "Its owner"}</ForeignName> is told, and can't
          send answers in it any more. The reason stays in the history.
        </>
      }
      confirm="Take over"
      ready={reason.trim() !== ""}
      form={form}
      onConfirm={() => form.send({ reason })}
      onClose={onClose}
    >
      <Textarea
        label="Reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
      />
    </MoveForm>
  );
}
