import { Paper, Text } from "@mantine/core";
import { useState } from "react";
import type { ReadMention, Reply } from "../api/client";
import { ForeignText } from "../shared/Foreign";
import { ReplyActions } from "./ReplyActions";
import { ReplyEditor } from "./ReplyEditor";
import { ReplyState } from "./ReplyState";

/** A reply that is not public yet: its words, where it stands, and what the person may do with it. */
export function ReplyCard({ reply, thread }: { reply: Reply; thread: ReadMention[] }) {
  const [editing, setEditing] = useState(false);
  return (
    <Paper withBorder p="md" component="article" aria-label={`Reply by ${reply.author_name}`}>
      <ReplyState reply={reply} thread={thread} />
      {editing ? (
        <ReplyEditor reply={reply} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Text component="div" my="sm">
            <ForeignText>{reply.text}</ForeignText>
          </Text>
          <ReplyActions reply={reply} onEdit={() => setEditing(true)} />
        </>
      )}
    </Paper>
  );
}
