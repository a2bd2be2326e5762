import { Paper, Text } from "@mantine/core";
import { useState } from "react";
import type { CaseFile, Pending, Reply } from "../api/client";
import { useLeft } from "../api/drafts";
import { useEligibility, useMay, useMe } from "../api/queries";
import { ForeignText } from "../shared/Foreign";
import { Eligible } from "./Eligible";
import { obstacles } from "./eligible";
import { isYours } from "../review/pending";
import { Purpose } from "../handoff/Purpose";
import { Proposed } from "../review/Proposed";
import { TextChanges } from "../review/TextChanges";
import { ReplyActions } from "./ReplyActions";
import { ReplyEditor } from "./ReplyEditor";
import { ReplyState } from "./ReplyState";
import { isSubject, mayEdit } from "./states";

interface Props {
  reply: Reply;
  file: CaseFile;
  /** What waits in the case for approval, where that concerns this person. */
  pending: Pending | undefined;
}

/** A reply that is not public yet: its words, where it stands, and what the person may do with it. */
export function ReplyCard({ reply, file, pending }: Props) {
  const mayWork = useMay("work on cases");
  const asked = useEligibility(file, reply.in_reply_to, mayWork && isSubject(reply.state));
  const against = obstacles(asked.data, reply.again);
  const editable = mayEdit(reply, file.case, useMe().data?.id);
  const left = useLeft({ caseId: reply.case_id, replyId: reply.id }, editable);
  const [wanted, setEditing] = useState<boolean | null>(null);
  // Words that the person left here come back by themselves.
  const editing = wanted ?? left;
  const yours = isYours(pending, reply.id);
  return (
    <Paper withBorder p="md" component="article" aria-label={`Reply by ${reply.author_name}`}>
      <Purpose reply={reply} handoffs={file.handoffs} />
      <ReplyState reply={reply} thread={file.thread} />
      {against && isSubject(reply.state) && <Eligible asked={asked} />}
      {editing ? (
        <ReplyEditor
          reply={reply}
          invitation={file.handoffs.some((handoff) => handoff.reply_id === reply.id)}
          against={against}
          editable={editable}
          onDone={() => setEditing(false)}
        />
      ) : (
        <>
          <Text component="div" my="sm">
            <ForeignText>{reply.text}</ForeignText>
          </Text>
          <TextChanges reply={reply} />
          <Proposed reply={reply} yours={yours} />
          <ReplyActions reply={reply} yours={yours} {...(editable && { onEdit: () => setEditing(true) })} />
        </>
      )}
    </Paper>
  );
}
