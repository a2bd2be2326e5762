import { Anchor, Grid, Group, Paper, Skeleton, Text } from "@mantine/core";
import { Link } from "react-router";
import type { CaseFile, Reply } from "../api/client";
import { useCaseFile, useMay } from "../api/queries";
import { usePending } from "../api/review";
import { AlsoWaits } from "../review/AlsoWaits";
import { isYours, markOf } from "../review/pending";
import { Proposed } from "../review/Proposed";
import { TextChanges } from "../review/TextChanges";
import { ReplyActions } from "../case/ReplyActions";
import { ReplyState } from "../case/ReplyState";
import { wordsIn } from "../private/readers";
import { Customer } from "../shared/Customer";
import { ForeignText } from "../shared/Foreign";
import { PlatformBadge } from "../shared/PlatformBadge";
import { SeverityBadge } from "../shared/SeverityBadge";
import { When } from "../shared/When";

const REFRESH = 30_000; // what a reply answers changes seldom; its own state comes with the list

/** A reply beside the post that it answers. */
export function WaitingReply({ reply }: { reply: Reply }) {
  const { data: file, error } = useCaseFile(reply.case_id, REFRESH);
  const inReview = useMay("approve replies") && reply.state === "in_review";
  const mark = markOf([...(file?.replies ?? []).filter(({ id }) => id !== reply.id), reply]);
  const pending = usePending(reply.case_id, mark, inReview).data;
  const yours = isYours(pending, reply.id);
  return (
    <Paper withBorder p="md" component="article" aria-label={`Reply by ${reply.author_name}`}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, sm: 5 }}>
          {file && <Answered file={file} reply={reply} />}
          {!file &&
            (error ? (
              <Text size="sm">What it answers can't be shown: {error.message}</Text>
            ) : (
              <Skeleton height={80} />
            ))}
          <Anchor component={Link} to={`/cases/${encodeURIComponent(reply.case_id)}`} size="sm">
            Open the case
          </Anchor>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 7 }}>
          <ReplyState reply={reply} thread={file?.thread ?? []} />
          <Text component="div" my="sm">
            <ForeignText>{wordsIn(reply)}</ForeignText>
          </Text>
          <TextChanges reply={reply} />
          <Proposed reply={reply} yours={yours} />
          <ReplyActions reply={reply} yours={yours} />
          <AlsoWaits reply={reply} pending={pending} />
        </Grid.Col>
      </Grid>
    </Paper>
  );
}

function Answered({ file, reply }: { file: CaseFile; reply: Reply }) {
  const answered = file.thread.find(({ mention }) => mention.id === reply.in_reply_to)?.mention;
  return (
    <>
      <Group gap={8} style={{ rowGap: 2 }} mb={4}>
        <SeverityBadge level={file.case.severity} />
        <span>
          <Customer
            name={file.case.author_name}
            handle={file.case.author_handle}
            platform={file.case.platform}
          />
        </span>
        <PlatformBadge platform={file.case.platform} />
        {answered && (
          <Text size="xs" c="dimmed">
            <When at={answered.created_at} />
          </Text>
        )}
      </Group>
      <Text component="div" size="sm" mb={6}>
        {answered ? (
          <ForeignText>{wordsIn(answered)}</ForeignText>
        ) : (
          "The post that it answers is no longer stored."
        )}
      </Text>
    </>
  );
}
