import { Stack, Title, VisuallyHidden } from "@mantine/core";
import type { CaseFile } from "../api/client";
import { postedAddress } from "../shared/links";
import { Answer } from "./Answer";
import { Post } from "./Post";
import { conversation } from "./thread";

/** The conversation as it stands on the network, oldest first. */
export function Thread({ file }: { file: CaseFile }) {
  const mentions = new Map(file.thread.map(({ mention }) => [mention.id, mention]));
  return (
    <section aria-labelledby="thread">
      <VisuallyHidden>
        <Title order={2} id="thread">
          Thread
        </Title>
      </VisuallyHidden>
      <Stack gap="sm">
        {conversation(file).map((entry) =>
          entry.kind === "post" ? (
            <Post
              key={entry.post.mention.id}
              post={entry.post}
              quoted={entry.quoted}
              caseId={file.case.id}
              verdicts={file.verdicts}
            />
          ) : (
            <Answer
              key={entry.reply.id}
              reply={entry.reply}
              address={postedAddress(entry.reply, mentions.get(entry.reply.in_reply_to))}
            />
          ),
        )}
      </Stack>
    </section>
  );
}
