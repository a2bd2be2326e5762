import { useState } from "react";
import { useOpenIncident } from "../api/moves/incidents";
import type { Incident } from "../api/queries/incidents";
import { MoveForm } from "../work/MoveForm";
import { EMPTY, faults, meant } from "./description";
import { DescriptionFields } from "./DescriptionFields";

interface Props {
  onOpened: (incident: Incident) => void;
  onClose: () => void;
}

/** Open an incident that somebody knows of. */
export function OpenIncident({ onOpened, onClose }: Props) {
  const [form, setForm] = useState(EMPTY);
  const open = useOpenIncident(onOpened);
  const { title, scope, industry_wide } = meant(form);
  return (
    <MoveForm
      meaning="It is live at once, and yours. Campaigns stand still, and no cause may be named that legal has not cleared."
      confirm="Open the incident"
      ready={title !== "" && Object.keys(faults(form)).length === 0}
      form={{ problem: open.error, isPending: open.isPending }}
      onConfirm={() => open.mutate({ title, industry_wide, ...(scope && { scope }) })}
      onClose={onClose}
    >
      <DescriptionFields form={form} onForm={setForm} />
    </MoveForm>
  );
}
