import { Group, Stack, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { CaseFile } from "../api/client";
import { useMe } from "../api/queries";
import { conversation, inProgress, part } from "../case/thread";
import { current } from "../handoff/words";
import { Customer } from "../shared/Customer";
import { Panel } from "../shared/Panel";
import { Message, WrittenBy } from "./Message";
import { NewMessage } from "./NewMessage";
import classes from "./Private.module.css";
import { counted, readers, silence } from "./readers";
import { Sending } from "./Sending";

interface Props {
  file: CaseFile;
  mayWork: boolean;
}

/** What is said in private with the customer, plainly apart from what everybody reads; for most only that there is some. */
export function PrivatePart({ file, mayWork }: Props) {
  const me = useMe().data?.id;
  const { messages = 0, readable = false, why = "" } = file.private_part ?? {};
  const joined = current(file.handoffs)?.state === "joined";
  if (messages === 0 && !joined) return null;
  return (
    <Panel
      id="private"
      className={classes.part}
      title={
        <Group gap={6} component="span" wrap="nowrap">
          <IconLock size={16} aria-hidden /> Private messages
        </Group>
      }
      aside={
        <Text size="xs" c="dimmed">
          {readable ? readers(file.case, me) : counted(messages)}
        </Text>
      }
    >
      {readable ? (
        <Messages file={file} me={me} mayWork={mayWork} />
      ) : (
        <Text size="sm">
          There {messages === 1 ? "is" : "are"} {counted(messages)} in this case. You do not see{" "}
          {messages === 1 ? "it" : "them"}: {why}.
        </Text>
      )}
    </Panel>
  );
}

function Messages({ file, me, mayWork }: Props & { me: string | undefined }) {
  const inPrivate = part(file, true);
  const silent = silence(inPrivate, me, mayWork);
  return (
    <Stack gap="sm">
      {conversation(inPrivate).map((entry) =>
        entry.kind === "post" ? (
          <Message
            key={entry.post.mention.id}
            label="Customer’s private message"
            by={
              <Customer
                name={entry.post.mention.author_name}
                handle={entry.post.mention.author_handle}
                platform={entry.post.mention.platform}
              />
            }
            at={entry.at}
            text={entry.post.mention.text}
          />
        ) : (
          <Message
            key={entry.reply.id}
            label="Our private message"
            by={<WrittenBy name={entry.reply.author_name} />}
            at={entry.at}
            text={entry.reply.text}
            ours
          />
        ),
      )}
      {inProgress(inPrivate.replies).map((reply) => (
        <Sending key={reply.id} reply={reply} />
      ))}
      {silent ? (
        <Text size="sm" c="dimmed">
          {silent}
        </Text>
      ) : (
        <NewMessage key={file.case.id} file={inPrivate} />
      )}
    </Stack>
  );
}
