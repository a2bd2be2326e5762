import { Alert, Box, Button } from "@mantine/core";
import { useState } from "react";
import type { Override, Reply } from "../api/client";
import { useRewrite } from "../api/moves";
import { Elsewhere } from "../drafts/Elsewhere";
import { Kept } from "../drafts/Kept";
import { useWords } from "../drafts/useWords";
import { FourChecks } from "../handoff/FourChecks";
import { useTold } from "../lint/useTold";
import { ForeignName } from "../shared/Foreign";
import { Composer } from "./Composer";
import { STATES, undoing } from "./states";

interface Props {
  reply: Reply;
  /** Whether it invites its customer into private messages. */
  invitation: boolean;
  /** Why the post can't be answered, as sentences; empty where it can. */
  against: string;
  /** Whether the reply can still be changed by this person. */
  editable: boolean;
  onDone: () => void;
}

/** Change a reply's words. When somebody moves the reply meanwhile, the words stay, and the person is told. */
export function ReplyEditor({ reply, invitation, against, editable, onDone }: Props) {
  const words = useWords({ caseId: reply.case_id, replyId: reply.id }, reply.text);
  const { text, keeper } = words;
  const [seen, setSeen] = useState(reply.version);
  const rewrite = useRewrite(reply, () => {
    keeper.sent();
    onDone();
  });
  const stand = {
    caseId: reply.case_id,
    inReplyTo: reply.in_reply_to,
    invitation,
    deepLink: reply.deep_link,
  };
  const told = useTold(invitation ? text : "", stand);
  const changed = reply.version !== seen;
  const undone = undoing(reply);
  const blocked = obstacle();

  function obstacle(): string {
    if (!editable)
      return `This reply is now “${STATES[reply.state].word}”, so it can't be changed. Your words are kept here: copy what you need.`;
    if (changed || words.other) return "Decide first which version counts.";
    if (undone && text === reply.text) return "These are the words that are in review.";
    return against && `It can't be answered. ${against}`;
  }

  async function save(submit: boolean, overrides: Override[]) {
    if (!(await keeper.settle())) return;
    rewrite.mutate({ text, submit, overrides, version: seen }, { onError: keeper.goOn });
  }

  async function close() {
    if (await keeper.discard()) onDone();
  }

  return (
    <Box mt="sm">
      {undone && editable && (
        <Alert color="blue" mb="sm" p="sm" role="note">
          {undone}
        </Alert>
      )}
      {changed && editable && (
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
        onText={(typed) => keeper.type({ text: typed })}
        stand={stand}
        onSave={(submit, overrides) => void save(submit, overrides)}
        onLeave={() => void keeper.flush()}
        saving={rewrite.isPending}
        kept={<Kept of={words} />}
        {...(undone && { only: "Send these words to review" })}
        {...(blocked && { blocked })}
        more={
          <Button variant="subtle" color="gray" disabled={!!words.other} onClick={() => void close()}>
            {text === reply.text ? "Close" : "Discard changes"}
          </Button>
        }
      >
        <Elsewhere of={words} />
        {invitation && <FourChecks text={text} told={told} />}
      </Composer>
    </Box>
  );
}
