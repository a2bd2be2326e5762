import { Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useCompare } from "../api/moves/reports";
import type { ComparisonAtAGlance } from "../api/reports";
import { ZONE } from "../reports/days";
import { useNow } from "../shared/useNow";
import { MoveForm } from "../work/MoveForm";
import { lastDay, windowOf } from "./words";

interface Props {
  onBegun: (comparison: ComparisonAtAGlance) => void;
  onClose: () => void;
}

/** Compare us with the watch list over a window of one's own. */
export function StartComparison({ onBegun, onClose }: Props) {
  const now = useNow();
  const [name, setName] = useState("");
  const [typed, setTyped] = useState(() => lastDay(now));
  const compare = useCompare(onBegun);
  const window = windowOf(typed);
  return (
    <MoveForm
      meaning="Complaints to every brand of the watch list, and their answers, are collected within the budget for comparisons. X shows the last 7 days."
      confirm="Start the comparison"
      ready={name.trim() !== "" && window !== null}
      form={{ problem: compare.error, isPending: compare.isPending }}
      onConfirm={() => window && compare.mutate({ name: name.trim(), ...window })}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        description="What happened, as you will look for it"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={80}
        data-autofocus
      />
      <Stack gap="xs" role="group" aria-label={`The window, in your time zone (${ZONE})`}>
        <TextInput
          type="datetime-local"
          label="From"
          value={typed.since}
          onChange={(event) => setTyped({ ...typed, since: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label="To"
          value={typed.until}
          onChange={(event) => setTyped({ ...typed, until: event.currentTarget.value })}
          error={window ? undefined : "It must end after it begins."}
        />
      </Stack>
    </MoveForm>
  );
}
