import { Alert, NativeSelect, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useDraftStatement } from "../api/moves/statements";
import type { Incident } from "../api/queries/incidents";
import type { Stage, Statement } from "../api/queries/statements";
import { useTemplates } from "../api/queries/templates";
import { plain } from "../shared/hidden";
import { useNow } from "../shared/useNow";
import { MoveForm } from "../work/MoveForm";
import { typedMoment } from "../work/snooze";
import { promises, STAGES, stagesIn } from "./words";

interface Props {
  incident: Incident;
  onBegun: (statement: Statement) => void;
  onClose: () => void;
}

/** Begin a statement: for which stage, from which prepared words, and what it promises. */
export function NewStatement({ incident, onBegun, onClose }: Props) {
  const stages = stagesIn(incident.state);
  const [stage, setStage] = useState<Stage>(stages[0] ?? "holding");
  const [from, setFrom] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [why, setWhy] = useState("");
  const now = useNow();
  const prepared =
    useTemplates({ state: "approved", stage }).data?.items.filter(({ current }) => current) ?? [];
  const begin = useDraftStatement(incident.id, onBegun);
  const next_update_at = promises(stage) ? typedMoment(typed, now) : null;
  const used = prepared.find(({ id }) => id === from)?.current;

  return (
    <MoveForm
      meaning={`It says ${STAGES[stage].says}. You write the words next; nobody gets them before they are approved.`}
      confirm={stage === "correction" ? "Stop everything and write it" : "Begin"}
      {...(stage === "correction" && { color: "red" })}
      ready={
        (stage !== "correction" || why.trim() !== "") &&
        (typed === "" || !promises(stage) || next_update_at !== null)
      }
      form={{ problem: begin.error, isPending: begin.isPending }}
      onConfirm={() =>
        begin.mutate({
          stage,
          texts: [],
          why,
          next_update_at,
          ...(from && used && { begun_with: { template_id: from, template_version: used.number } }),
        })
      }
      onClose={onClose}
    >
      <NativeSelect
        label="Stage"
        value={stage}
        onChange={(event) => setStage(event.currentTarget.value as Stage)}
        data={stages.map((value) => ({ value, label: STAGES[value].name }))}
        data-autofocus
      />
      {promises(stage) && (
        <TextInput
          type="datetime-local"
          label="Next update"
          description="Customers are told this time; within a week from now."
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={typed !== "" && next_update_at === null && "This is over already."}
        />
      )}
      {stage === "correction" ? (
        <>
          <Alert color="red">Everything else stops now, and goes on when the correction is approved.</Alert>
          <Textarea
            label="What was wrong"
            required
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={500}
          />
        </>
      ) : (
        <Select
          label="Begin with prepared words"
          description="With all that is prepared for this stage of the same failure; you change what you like."
          placeholder={prepared.length ? "None" : "None is prepared for this stage"}
          clearable
          searchable
          data={prepared.map(({ id, current }) => ({ value: id, label: plain(current?.words.name ?? "") }))}
          value={from}
          onChange={setFrom}
        />
      )}
    </MoveForm>
  );
}
