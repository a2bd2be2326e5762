import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Reply } from "../api/client";
import { useAcceptProposal, useApproveProposal, useDeclineProposal } from "../api/moves/proposals";
import { useMe } from "../api/queries";
import { Findings } from "../lint/Findings";
import { overrides } from "../lint/pieces";
import { useTold } from "../lint/useTold";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { Reason } from "../shared/Reason";
import { When } from "../shared/When";
import { obstacle, stakeOf } from "./proposal";
import { Comparison } from "./TextChanges";

interface Props {
  reply: Reply;
  /** Whether the reply waits for this person's approval, where that is known. */
  yours: boolean | undefined;
}

/** A reviewer's own words for a reply, as they differ from those that stand there, and what becomes of them. */
export function Proposed({ reply, yours }: Props) {
  const stake = stakeOf(reply, useMe().data, yours);
  const [refusing, setRefusing] = useState(false);
  const close = () => setRefusing(false);
  const decline = useDeclineProposal(reply, close);
  const { proposal } = reply;
  if (!proposal || reply.state !== "in_review") return null;
  return (
    <Paper withBorder p="sm" mb="sm" component="section" aria-label="Proposed words">
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          <ForeignName>{proposal.by_name}</ForeignName> proposes other words, <When at={proposal.at} />
        </Text>
        {proposal.note && (
          <Text size="sm" c="dimmed" component="div">
            <ForeignText>{proposal.note}</ForeignText>
          </Text>
        )}
        <Text component="div">
          <ForeignText>{proposal.text}</ForeignText>
        </Text>
        <Comparison
          label="What would change"
          reply={reply}
          before={reply.text_version}
          after={proposal.text_version}
        />
        {(stake === "author" || stake === "third") && !refusing && (
          <TakeUp reply={reply} stake={stake} onDecline={() => setRefusing(true)} />
        )}
        {stake === "proposer" && !refusing && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setRefusing(true)}>
              Take it back
            </Button>
            <Waits reply={reply} />
          </Group>
        )}
        {stake === "reader" && <Waits reply={reply} />}
        {refusing && (
          <Reason
            label={stake === "author" ? "Why not these words" : "Why you take it back"}
            description={stake === "author" ? `For ${proposal.by_name}` : `For ${reply.author_name}`}
            confirm={stake === "author" ? "Decline the words" : "Take the words back"}
            loading={decline.isPending}
            onConfirm={(why) => decline.mutate(why)}
            onClose={close}
          />
        )}
      </Stack>
    </Paper>
  );
}

function Waits({ reply }: { reply: Reply }) {
  return (
    <Text size="sm" c="dimmed">
      It waits for its author, <ForeignName>{reply.author_name}</ForeignName>, or for a third person's
      approval.
    </Text>
  );
}

/** Take the words: as the author, or as a third person who approves them with that. */
function TakeUp({
  reply,
  stake,
  onDecline,
}: {
  reply: Reply;
  stake: "author" | "third";
  onDecline: () => void;
}) {
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const text = reply.proposal?.text ?? "";
  const told = useTold(text, { caseId: reply.case_id, inReplyTo: reply.in_reply_to });
  const findings = told?.findings ?? [];
  const accept = useAcceptProposal(reply);
  const approve = useApproveProposal(reply);
  const take = stake === "author" ? accept : approve;
  const against = obstacle(findings, reasons);
  return (
    <>
      {findings.length > 0 && (
        <Findings
          text={text}
          findings={findings}
          reasons={reasons}
          onReason={(rule, why) => setReasons({ ...reasons, [rule]: why })}
        />
      )}
      {against && (
        <Text size="sm" c="var(--amends-warning)" role="status">
          {against}
        </Text>
      )}
      <Group gap="xs">
        <Button
          disabled={against !== ""}
          loading={take.isPending}
          onClick={() => take.mutate(overrides(reasons))}
        >
          {stake === "author" ? "Accept these words" : "Approve these words"}
        </Button>
        {stake === "author" && (
          <Button variant="default" onClick={onDecline}>
            Decline
          </Button>
        )}
      </Group>
    </>
  );
}
