import { Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useSnooze } from "../api/moves/work";
import { moment } from "../shared/time";
import { useNow } from "../shared/useNow";
import { MoveForm } from "./MoveForm";
import { naps, typedMoment } from "./snooze";
import { useMoveForm } from "./useMoveForm";

const WRITES = "customer";
const OTHER = "other";

/** Let the case sleep. */
export function Snooze({ of, onClose }: { of: Case; onClose: () => void }) {
  const [opened] = useState(() => new Date());
  const [chosen, choose] = useState(WRITES);
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const now = useNow();
  const form = useMoveForm(of, useSnooze(of), onClose);
  const times = naps(opened);
  const nap = times.find(({ value }) => value === chosen);
  const until = chosen === OTHER ? typedMoment(typed, now) : (nap?.until.toISOString() ?? null);
  return (
    <MoveForm
      meaning="The case leaves the queue and comes back by itself. If the customer writes, it comes back at once, whatever you choose here."
      confirm="Snooze"
      ready={chosen !== OTHER || until !== null}
      form={form}
      onConfirm={() => form.send({ until, note })}
      onClose={onClose}
    >
      <Radio.Group label="How long" value={chosen} onChange={choose}>
        <Stack gap={8} mt={6}>
          <Radio value={WRITES} label="Until the customer writes" />
          {times.map(({ value, label, until: at }) => (
            <Radio
              key={value}
              value={value}
              label={
                <>
                  {label}{" "}
                  <Text span size="sm" c="dimmed">
                    {moment(at.toISOString())}
                  </Text>
                </>
              }
            />
          ))}
          <Radio value={OTHER} label="Until another moment" />
        </Stack>
      </Radio.Group>
      {chosen === OTHER && (
        <TextInput
          type="datetime-local"
          label="Until"
          description="At most 90 days from now"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={typed !== "" && until === null && "This is over already."}
        />
      )}
      <TextInput
        label="Why"
        description="For whoever looks for it; you can leave it empty."
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
      />
    </MoveForm>
  );
}
