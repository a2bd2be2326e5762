import { Alert, Box, Button } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useState } from "react";
import type { Reply } from "../api/client";
import { useRewrite } from "../api/moves";
import { ForeignName } from "../shared/Foreign";
import { Composer } from "./Composer";
import { isEditable, STATES } from "./states";

interface Props {
  reply: Reply;
  /** Why the post can't be answered, as sentences; empty where it can. */
  against: string;
  onDone: () => void;
}

/** Change a reply's words. When somebody moves the reply meanwhile, the words stay, and the person is told. */
export function ReplyEditor({ reply, against, onDone }: Props) {
  const [text, setText, forget] = useSessionStorage({
    key: `edit of ${reply.id}`,
    defaultValue: reply.text,
    getInitialValueInEffect: false,
  });
  const [seen, setSeen] = useState(reply.version);
  const rewrite = useRewrite(reply, close);
  const changed = reply.version !== seen;
  const stuck = !isEditable(reply.state);

  function close() {
    forget();
    onDone();
  }

  return (
    <Box mt="sm">
      {changed && !stuck && (
        <Alert color="orange" mb="sm" role="status" title="This reply changed while you were editing">
          What is saved now reads: “<ForeignName>{reply.text}</ForeignName>”. Your words are still below.
          <Button variant="default" size="xs" mt="xs" display="block" onClick={() => setSeen(reply.version)}>
            Save mine over it
          </Button>
        </Alert>
      )}
      <Composer
        label="Edit the reply"
        platform={reply.platform}
        text={text}
        onText={setText}
        stand={{ caseId: reply.case_id, inReplyTo: reply.in_reply_to }}
        onSave={(submit, overrides) => rewrite.mutate({ text, submit, overrides, version: seen })}
        saving={rewrite.isPending}
        {...(against && { blocked: `It can't be answered. ${against}` })}
        {...(stuck && {
          blocked: `This reply is now “${STATES[reply.state].word}”, so it can't be changed. Your words are kept here: copy what you need.`,
        })}
        {...(changed && !stuck && { blocked: "Decide first which version counts." })}
        more={
          <Button variant="subtle" color="gray" onClick={close}>
            {text === reply.text ? "Close" : "Discard changes"}
          </Button>
        }
      />
    </Box>
  );
}
