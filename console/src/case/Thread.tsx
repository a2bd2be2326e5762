import { Stack, Title, VisuallyHidden } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import type { CaseFile } from "../api/client";
import { postedAddress } from "../shared/links";
import { Answer } from "./Answer";
import { Post } from "./Post";
import { conversation } from "./thread";

/** The public conversation as it stands on the network, oldest first; `apart` says that there is a private one. */
export function Thread({ file, apart }: { file: CaseFile; apart: boolean }) {
  const mentions = new Map(file.thread.map(({ mention }) => [mention.id, mention]));
  return (
    <section aria-labelledby="thread">
      {apart ? (
        <Title order={2} size="h5" id="thread" mb="xs">
          <IconWorld size={16} aria-hidden style={{ verticalAlign: -2 }} /> Public thread
        </Title>
      ) : (
        <VisuallyHidden>
          <Title order={2} id="thread">
            Thread
          </Title>
        </VisuallyHidden>
      )}
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
