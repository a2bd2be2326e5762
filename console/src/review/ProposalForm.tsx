import { Alert, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useState } from "react";
import type { Reply } from "../api/client";
import { usePropose } from "../api/moves/proposals";
import { isTooLong } from "../case/length";
import { WordsField } from "../case/WordsField";
import { Elsewhere } from "../drafts/Elsewhere";
import { Kept } from "../drafts/Kept";
import { useWords } from "../drafts/useWords";
import { useTold } from "../lint/useTold";
import { ForeignName } from "../shared/Foreign";

/** Propose other words for somebody's reply. They are kept while they are typed, as every author's are. */
export function ProposalForm({ reply, onClose }: { reply: Reply; onClose: () => void }) {
  const words = useWords({ caseId: reply.case_id, replyId: reply.id }, reply.text);
  const { text, keeper } = words;
  const [note, setNote, forget] = useSessionStorage({
    key: `why other words in ${reply.id}`,
    defaultValue: "",
  });
  const [seen, setSeen] = useState(reply.version);
  const told = useTold(text, { caseId: reply.case_id, inReplyTo: reply.in_reply_to });
  const changed = reply.version !== seen;
  const propose = usePropose(reply, () => {
    keeper.sent();
    forget();
    onClose();
  });

  async function send() {
    if (!(await keeper.settle())) return;
    propose.mutate({ text, note, version: seen }, { onError: keeper.goOn });
  }

  async function close() {
    if (!(await keeper.discard())) return;
    forget();
    onClose();
  }

  return (
    <Stack gap="xs" w="100%" onBlur={() => void keeper.flush()}>
      <Text size="sm" c="dimmed">
        <ForeignName>{reply.author_name}</ForeignName> accepts your words or says why not. Somebody else may
        also approve them; you can't, since they are yours.
      </Text>
      {changed && (
        <Alert color="orange" role="status" title="This reply changed while you were writing">
          It now reads: “<ForeignName>{reply.text}</ForeignName>”. Your words are still below.
          <Button variant="default" size="xs" mt="xs" display="block" onClick={() => setSeen(reply.version)}>
            Go on with mine
          </Button>
        </Alert>
      )}
      <Elsewhere of={words} />
      <WordsField
        label="Your words for it"
        platform={reply.platform}
        text={text}
        onText={(typed) => keeper.type({ text: typed })}
        told={told}
        kept={<Kept of={words} />}
      >
        {null}
      </WordsField>
      <Textarea
        label="Why"
        description="For its author"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
      />
      <Group gap="xs">
        <Button
          disabled={
            text.trim() === "" ||
            text === reply.text ||
            changed ||
            words.other !== null ||
            isTooLong(reply.platform, text)
          }
          loading={propose.isPending}
          onClick={() => void send()}
        >
          Propose these words
        </Button>
        <Button variant="subtle" color="gray" disabled={!!words.other} onClick={() => void close()}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
