import { Alert, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useReadmit } from "../api/moves";
import { useMay, useOptOut } from "../api/queries";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";

/** Says that this customer asked not to be answered, with the way back for those who may. */
export function OptOut({ of }: { of: Case }) {
  const standing = useOptOut(of).data;
  const mayReadmit = useMay("answer again who opted out");
  const [asking, setAsking] = useState(false);
  if (!(standing ? standing.opted_out : of.opted_out)) return null;
  const [last] = standing?.history ?? [];
  return (
    <Alert color="red" role="note" title="This customer asked not to be answered">
      <Stack gap="xs" align="start">
        <Text size="sm">
          Nothing is posted to them, in this case or another, until they write that they want answers again.
          {last && (
            <>
              {" Said by "}
              <ForeignName>{last.by_name}</ForeignName> <When at={last.since} />.
            </>
          )}
        </Text>
        {mayReadmit && !asking && (
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            Answer again
          </Button>
        )}
        {mayReadmit && asking && <Readmit of={of} onClose={() => setAsking(false)} />}
      </Stack>
    </Alert>
  );
}

function Readmit({ of, onClose }: { of: Case; onClose: () => void }) {
  const [note, setNote] = useState("");
  const readmit = useReadmit(of, onClose);
  return (
    <>
      <Textarea
        label="How do you know that they want answers again?"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
        w="100%"
        data-autofocus
        autoFocus
      />
      <Group gap="xs">
        <Button
          disabled={note.trim() === ""}
          loading={readmit.isPending}
          onClick={() => readmit.mutate(note)}
        >
          Answer again
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </>
  );
}
