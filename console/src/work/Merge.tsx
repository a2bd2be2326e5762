import { List, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useMerge } from "../api/moves/belonging";
import { useCustomer } from "../api/queries/work";
import { CaseLine } from "./CaseLine";
import { MoveForm } from "./MoveForm";
import { useMoveForm } from "./useMoveForm";

/** Let another case of the same customer go into this one. */
export function Merge({ of, onClose }: { of: Case; onClose: () => void }) {
  const [other, setOther] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const customer = useCustomer(of).data;
  const form = useMoveForm(of, useMerge(of), onClose);
  const there = [...(customer?.cases.items ?? []), ...(customer?.elsewhere ?? [])].filter(
    ({ id, state }) => id !== of.id && state !== "merged",
  );
  return (
    <MoveForm
      meaning={
        <List size="sm" spacing={2}>
          <List.Item>All posts, answers and notes of the other case move into this one.</List.Item>
          <List.Item>What its customer writes from now on comes here.</List.Item>
          <List.Item>The other case stays as a pointer to this one, with its history.</List.Item>
          <List.Item>There is no way back in one step; posts can be split off again.</List.Item>
        </List>
      }
      confirm="Merge into this case"
      ready={other !== null}
      form={form}
      onConfirm={() => other && form.send({ other, note })}
      onClose={onClose}
    >
      {customer && there.length === 0 && (
        <Text size="sm">
          This customer has no other case. If they have another account, link it first, under Customer.
        </Text>
      )}
      <Radio.Group label="Which case goes into this one" value={other} onChange={setOther}>
        <Stack gap="xs" mt={6}>
          {there.map((one) => (
            <Radio.Card key={one.id} value={one.id} p="xs" aria-label={one.preview}>
              <CaseLine of={one} />
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label="Why"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
      />
    </MoveForm>
  );
}
