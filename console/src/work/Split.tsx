import { Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useSplit } from "../api/moves/belonging";
import { useNamedCase } from "../api/queries/work";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { MoveForm } from "./MoveForm";
import { useMoveForm } from "./useMoveForm";

/** Make a case of their own of some of the posts. */
export function Split({ of, onClose }: { of: Case; onClose: () => void }) {
  const [posts, setPosts] = useState<string[]>([]);
  const [note, setNote] = useState("");
  const thread = useNamedCase(of.id).data?.thread ?? [];
  const form = useMoveForm(of, useSplit(of), onClose);
  const some = posts.length > 0 && posts.length < thread.length;
  return (
    <MoveForm
      meaning="The posts that you choose become a case of their own, with the answers to them, the same owner and the same desk. The others stay here."
      confirm="Split off"
      ready={some}
      form={form}
      onConfirm={() => form.send({ posts, note })}
      onClose={onClose}
    >
      <Checkbox.Group label="Posts of the new case" value={posts} onChange={setPosts}>
        <Stack gap="xs" mt={6}>
          {thread.map(({ mention }) => (
            <Checkbox
              key={mention.id}
              value={mention.id}
              label={
                <>
                  <ForeignName>{mention.text}</ForeignName>{" "}
                  <Text span size="xs" c="dimmed">
                    <When at={mention.created_at} />
                  </Text>
                </>
              }
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {posts.length > 0 && !some && <Text size="sm">Leave some of the posts here.</Text>}
      <TextInput
        label="Why"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
      />
    </MoveForm>
  );
}
