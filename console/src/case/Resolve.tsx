import { Button, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Case, Taxonomy } from "../api/client";
import { useResolve } from "../api/moves";
import { useCauses } from "../api/queries";

/** Why the case happened, before it is closed. */
export function Resolve({ of, onDone }: { of: Case; onDone: () => void }) {
  const causes = useCauses().data;
  const resolve = useResolve(of, onDone);
  const [cause, setCause] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const unsaid = cause?.endsWith("/other") && !note.trim();

  return (
    <Stack gap="sm">
      <Text size="sm">If the customer writes again within a few days, it opens again.</Text>
      <Select
        label="Root cause"
        placeholder="Why did it happen?"
        searchable
        data={causes ? choices(causes) : []}
        value={cause}
        onChange={setCause}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group justify="end">
        <Button variant="default" onClick={onDone}>
          Keep it
        </Button>
        <Button
          disabled={!cause || unsaid}
          loading={resolve.isPending}
          onClick={() => cause && resolve.mutate({ root_cause: cause, note })}
        >
          Resolve
        </Button>
      </Group>
    </Stack>
  );
}

/** What can be chosen now, by group. */
function choices({ groups }: Taxonomy) {
  return groups
    .filter((group) => !group.retired)
    .map((group) => ({
      group: group.name,
      items: group.causes
        .filter((cause) => !cause.retired)
        .map((cause) => ({ value: `${group.id}/${cause.id}`, label: cause.name })),
    }));
}
