import { useState } from "react";
import { useDescribe } from "../api/moves/incidents";
import type { Incident } from "../api/queries/incidents";
import { MoveForm } from "../work/MoveForm";
import { useMoveForm } from "../work/useMoveForm";
import { faults, meant, opened } from "./description";
import { DescriptionFields } from "./DescriptionFields";

/** Say other things of an incident. */
export function Describe({ of, onClose }: { of: Incident; onClose: () => void }) {
  const [before] = useState(() => opened(of));
  const [form, setForm] = useState(before);
  const moving = useMoveForm(of, useDescribe(of), onClose);
  const changed = JSON.stringify(meant(form)) !== JSON.stringify(meant(before));
  return (
    <MoveForm
      meaning="Another scope means that others would be told: it takes approvals of statements back."
      confirm="Save"
      ready={changed && form.title.trim() !== "" && Object.keys(faults(form)).length === 0}
      form={moving}
      onConfirm={() => moving.send(meant(form))}
      onClose={onClose}
    >
      <DescriptionFields
        form={form}
        onForm={setForm}
        people={[...(of.owner ? [of.owner] : []), ...of.deputies]}
      />
    </MoveForm>
  );
}
