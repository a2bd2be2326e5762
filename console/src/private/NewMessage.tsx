import { Button, Paper, Text } from "@mantine/core";
import type { CaseFile, Override } from "../api/client";
import { PRIVATE } from "../api/drafts";
import { useSendMessage } from "../api/moves/private";
import { useBrand } from "../api/queries";
import { useReach } from "../api/queries/private";
import { Composer } from "../case/Composer";
import { Eligible } from "../case/Eligible";
import { obstacles } from "../case/eligible";
import { Elsewhere } from "../drafts/Elsewhere";
import { Kept } from "../drafts/Kept";
import { useWords } from "../drafts/useWords";
import { noticeOf, withNotice } from "./notice";
import { NoticeLink } from "./NoticeLink";
import classes from "./Private.module.css";

/** Write to the customer in private. What is typed is kept on the server, sealed, and nowhere else. */
export function NewMessage({ file }: { file: CaseFile }) {
  const of = file.case;
  const words = useWords({ caseId: of.id, replyId: PRIVATE }, "");
  const { text, keeper } = words;
  const latest = file.thread.at(-1)?.mention;
  const reach = useReach(of, latest?.id, file.replies);
  const against = obstacles(reach.data, true);
  const blocked = words.other ? "Decide first which words count." : against && `It can't be sent. ${against}`;
  const send = useSendMessage(of, keeper.sent);
  const url = useBrand().data?.private.notice_url ?? "";
  const consent = file.private_part?.consent;
  const given = !!consent || file.replies.some((reply) => reply.state === "posted" && reply.notice_url);
  if (!latest) return null;

  async function save(overrides: Override[]) {
    if (!(await keeper.settle())) return;
    send.mutate({ text, overrides, in_reply_to: latest?.id ?? null }, { onError: keeper.goOn });
  }

  return (
    <Paper withBorder p="sm" className={classes.message}>
      <Composer
        label="Your private message"
        platform={of.platform}
        text={text}
        onText={(typed) => keeper.type({ text: typed })}
        stand={{ caseId: of.id, inReplyTo: latest.id, isPrivate: true }}
        onSave={(_, overrides) => void save(overrides)}
        onLeave={() => void keeper.flush()}
        saving={send.isPending}
        only="Send message"
        kept={<Kept of={words} />}
        closed={against !== ""}
        {...(blocked && { blocked })}
        more={
          text !== "" &&
          !words.other && (
            <Button variant="subtle" color="gray" onClick={() => void keeper.discard()}>
              Discard
            </Button>
          )
        }
      >
        <Elsewhere of={words} />
        {against && <Eligible asked={reach} />}
        <NoticeLink
          notice={noticeOf(text, url, given)}
          consent={consent}
          onPut={() => keeper.type({ text: withNotice(text, url) })}
        />
      </Composer>
      <Text size="xs" c="dimmed" mt={6}>
        It goes out as you write it: nobody else approves it.
      </Text>
    </Paper>
  );
}
