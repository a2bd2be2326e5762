import { Button, Group, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import type { Reply } from "../api/client";
import { useSendAgain, useSubmit, useWithdraw } from "../api/moves";
import { useMay, useMe } from "../api/queries";
import { Approval } from "./Approval";
import { isSubmittable, isWithdrawable } from "./states";

interface Props {
  reply: Reply;
  /** Given where this person can edit the words in place. */
  onEdit?: () => void;
  /** Whether it waits for this person's approval; undefined while that is not known. */
  yours?: boolean | undefined;
}

/** What this person may do with this reply; nothing that would be refused is offered without a reason. */
export function ReplyActions({ reply, onEdit, yours }: Props) {
  const me = useMe().data;
  const mayWork = useMay("work on cases");
  const mayApprove = useMay("approve replies");
  const submit = useSubmit(reply);
  const mine = me?.id === reply.author;

  if (!mayWork) return null;
  return (
    <Group gap="xs" align="start">
      {reply.state === "in_review" && <Approval reply={reply} mayApprove={mayApprove} yours={yours} />}
      {onEdit && (
        <Button variant="default" onClick={onEdit}>
          Edit
        </Button>
      )}
      {mine && isSubmittable(reply.state) && (
        <Button
          variant={reply.state === "draft" ? "filled" : "default"}
          onClick={() => submit.mutate()}
          loading={submit.isPending}
        >
          Send to review
        </Button>
      )}
      {reply.state === "maybe_posted" && (mayApprove ? <SendAgain reply={reply} /> : <OnlyApprovers />)}
      {isWithdrawable(reply.state) && <Withdraw reply={reply} />}
    </Group>
  );
}

function OnlyApprovers() {
  return (
    <Text size="sm" c="dimmed" py={7}>
      Only those who approve may send it again.
    </Text>
  );
}

/** Sends a doubtful reply again, once the person has looked. */
export function SendAgain({ reply }: { reply: Reply }) {
  const again = useSendAgain(reply);

  function confirm() {
    modals.openConfirmModal({
      title: "Send it again?",
      children: reply.private
        ? "Only if you looked at the messages on the network and it is not there: otherwise they would have it twice."
        : "Only if you looked at the thread on the network and it is not there: otherwise it would be public twice.",
      labels: { confirm: "It is not there: send again", cancel: "Cancel" },
      onConfirm: () => again.mutate(),
    });
  }

  return (
    <Button onClick={confirm} loading={again.isPending}>
      Send again
    </Button>
  );
}

/** Takes a reply back. */
export function Withdraw({ reply }: { reply: Reply }) {
  const withdraw = useWithdraw(reply);

  function confirm() {
    modals.openConfirmModal({
      title: reply.private ? "Withdraw this message?" : "Withdraw this reply?",
      children: reply.private
        ? "It will not be sent."
        : "It will not be posted. Its words stay in the case's withdrawn replies.",
      labels: { confirm: "Withdraw", cancel: "Keep it" },
      confirmProps: { color: "red" },
      onConfirm: () => withdraw.mutate(),
    });
  }

  return (
    <Button variant="subtle" color="gray" onClick={confirm} loading={withdraw.isPending}>
      Withdraw
    </Button>
  );
}
