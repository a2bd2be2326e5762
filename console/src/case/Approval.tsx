import { Button, Text } from "@mantine/core";
import { useId, useState } from "react";
import type { Reply } from "../api/client";
import { useApprove } from "../api/moves";
import { useMe } from "../api/queries";
import { ChangesForm } from "../review/ChangesForm";
import { mayPropose } from "../review/proposal";
import { ProposalForm } from "../review/ProposalForm";
import { waitsFor } from "../review/steps";

interface Props {
  reply: Reply;
  mayApprove: boolean;
  /** Whether it waits for this person's approval; undefined while that is not known. */
  yours: boolean | undefined;
}

/** The second pair of eyes: approve these words, say what should change, or propose other ones. */
export function Approval({ reply, mayApprove, yours }: Props) {
  const me = useMe().data;
  const approve = useApprove(reply);
  const [asking, setAsking] = useState<"changes" | "words" | null>(null);
  const reason = useId();
  const mine = me?.id === reply.author;
  const close = () => setAsking(null);

  if (!mayApprove) return <Waiting>Waits for others to approve it.</Waiting>;
  if (asking === "changes") return <ChangesForm reply={reply} onClose={close} />;
  if (asking === "words") return <ProposalForm reply={reply} onClose={close} />;
  return (
    <>
      {(mine || yours !== false) && !reply.proposal && (
        <Button
          onClick={() => approve.mutate()}
          loading={approve.isPending}
          disabled={mine}
          {...(mine && { "aria-describedby": reason })}
        >
          Approve
        </Button>
      )}
      {!mine && yours === false && !reply.proposal && <Waiting>{waitsFor(reply, me?.id)}</Waiting>}
      <Button variant="default" onClick={() => setAsking("changes")}>
        Request changes
      </Button>
      {mayPropose(reply, me) && (
        <Button variant="default" onClick={() => setAsking("words")}>
          Propose other words
        </Button>
      )}
      {mine && !reply.proposal && (
        <Text size="sm" c="dimmed" id={reason} style={{ flexBasis: "100%", order: 1 }}>
          You wrote this reply, so someone else must approve it.
        </Text>
      )}
    </>
  );
}

function Waiting({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" py={7}>
      {children}
    </Text>
  );
}
