import { NativeSelect, Paper } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useState } from "react";
import type { Case, ReadMention } from "../api/client";
import { useDraft } from "../api/moves";
import { Composer } from "./Composer";

interface Props {
  of: Case;
  /** The posts that can be answered, the latest first. */
  posts: [ReadMention, ...ReadMention[]];
  onSaved: () => void;
}

/** Write a reply. The words outlast a reload and a new sign-in, in this tab only. */
export function NewReply({ of, posts, onSaved }: Props) {
  const [text, setText] = useSessionStorage({ key: `reply to ${of.id}`, defaultValue: "" });
  const [chosen, choose] = useState<string | null>(null);
  const draft = useDraft(of, () => {
    setText("");
    onSaved();
  });
  const inReplyTo = posts.some(({ mention }) => mention.id === chosen) ? (chosen ?? "") : posts[0].mention.id;

  return (
    <Paper withBorder p="md">
      <Composer
        label="Your reply"
        platform={of.platform}
        text={text}
        onText={setText}
        onSave={(submit) => draft.mutate({ text, submit, inReplyTo })}
        saving={draft.isPending}
      >
        {posts.length > 1 && (
          <NativeSelect
            label="Answers"
            size="xs"
            value={inReplyTo}
            onChange={(event) => choose(event.currentTarget.value)}
            data={posts.map(({ mention }, place) => ({
              value: mention.id,
              label: `${place === 0 ? "The latest post" : "An earlier post"}: ${mention.text.slice(0, 60)}`,
            }))}
          />
        )}
      </Composer>
    </Paper>
  );
}
