import { Button, NumberInput, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Threshold } from "../api/client";
import { useSetThreshold } from "../api/moves";
import { Panel } from "../shared/Panel";
import { fromPercent } from "./words";

interface Props {
  current: Threshold;
  suggested: number | null | undefined;
}

/** Move the line, with a note for those who look at it later. */
export function SetThreshold({ current, suggested }: Props) {
  // Nothing typed yet: what is suggested stands there.
  const [typed, setTyped] = useState<string | number | null>(null);
  const [note, setNote] = useState("");
  const set = useSetThreshold(() => {
    setTyped(null);
    setNote("");
  });
  const shown = typed ?? Number(((suggested ?? current.threshold) * 100).toFixed(2));
  const threshold = fromPercent(shown);
  const differs = threshold !== null && threshold !== current.threshold;

  return (
    <Panel id="set" title="Set the threshold">
      <Stack gap="sm" align="start">
        <NumberInput
          label="Threshold in percent"
          value={shown}
          onChange={setTyped}
          min={10}
          max={90}
          decimalScale={2}
          error={threshold === null ? "A number between 10 and 90" : null}
        />
        <Textarea
          label="Why"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={500}
          w="100%"
        />
        <Button
          disabled={!differs || note.trim() === ""}
          loading={set.isPending}
          onClick={() => threshold !== null && set.mutate({ threshold, note, version: current.version })}
        >
          Set threshold
        </Button>
      </Stack>
    </Panel>
  );
}
