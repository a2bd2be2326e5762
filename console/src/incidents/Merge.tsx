import { Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useMergeIncident } from "../api/moves/incidents";
import { type Incident, useLiveIncidents } from "../api/queries/incidents";
import { plain } from "../shared/hidden";
import { Trouble } from "../shared/Trouble";
import { MoveForm } from "../work/MoveForm";
import { useMoveForm } from "../work/useMoveForm";
import { STATES } from "./words";

/** Two that are one. */
export function Merge({ of, onClose }: { of: Incident; onClose: () => void }) {
  const [into, setInto] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const live = useLiveIncidents();
  const form = useMoveForm(of, useMergeIncident(of), onClose);
  return (
    <MoveForm
      meaning="Its cases and suspicions go to the other incident, which is then about all that both were about. Nothing more of this one's statements goes out. There is no way back."
      confirm="Merge"
      ready={into !== null && why.trim() !== ""}
      form={form}
      onConfirm={() => into && form.send({ into, why })}
      onClose={onClose}
    >
      {live.error && <Trouble error={live.error} again={live.refetch} />}
      <Select
        label="Into"
        required
        searchable
        data={(live.data ?? [])
          .filter(({ id }) => id !== of.id)
          .map(({ id, title, state }) => ({ value: id, label: `${plain(title)} (${STATES[state].name})` }))}
        value={into}
        onChange={setInto}
        nothingFoundMessage="No other incident goes on"
        data-autofocus
      />
      <Textarea
        label="Why"
        required
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
      />
    </MoveForm>
  );
}
