import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import {
  useApproveTemplate,
  useRetireTemplate,
  useReturnTemplate,
  useSubmitTemplate,
} from "../api/moves/templates";
import { useMay, useMe } from "../api/queries";
import type { Template, Wording } from "../api/queries/templates";
import { Reason } from "../shared/Reason";
import { missing } from "./words";

interface Props {
  template: Template;
  /** Whether the draft has faults that keep it from review. */
  faulty: boolean;
  onEdit: () => void;
}

/** What this person may do with this template; nothing that would be refused is offered without a reason. */
export function TemplateActions({ template, faulty, onEdit }: Props) {
  const mayWrite = useMay("write templates");
  const mayApprove = useMay("approve and retire templates");
  const submit = useSubmitTemplate(template);
  const [asked, setAsked] = useState<"return" | "retire" | null>(null);
  const { current, proposed } = template;
  const inReview = proposed?.state === "in_review";
  if (current?.state === "retired" || !(mayWrite || mayApprove)) return null;
  if (asked) return <Asked template={template} what={asked} onClose={() => setAsked(null)} />;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {proposed && inReview && <Approve template={template} proposed={proposed} />}
        {inReview && mayApprove && (
          <Button variant="default" onClick={() => setAsked("return")}>
            Request changes
          </Button>
        )}
        {proposed?.state === "draft" && mayWrite && (
          <Button disabled={faulty} loading={submit.isPending} onClick={() => submit.mutate()}>
            {proposed.words.needs_pr ? "Send to legal and PR" : "Send to legal"}
          </Button>
        )}
        {mayWrite && (
          <Button variant="default" onClick={onEdit}>
            Edit
          </Button>
        )}
        {mayApprove && (
          <Button variant="subtle" color="gray" onClick={() => setAsked("retire")}>
            Retire
          </Button>
        )}
      </Group>
      {inReview && mayWrite && (
        <Text size="xs" c="dimmed">
          Edited words are a draft again, and the approvals of these are gone.
        </Text>
      )}
    </Stack>
  );
}

function Approve({ template, proposed }: { template: Template; proposed: Wording }) {
  const me = useMe().data;
  const approve = useApproveTemplate(template);
  const mine = missing(proposed).some((desk) => me?.roles.includes(desk));
  if (!mine) return null;
  if (me && proposed.authors.includes(me.id)) {
    return (
      <Text size="sm" c="dimmed" py={7}>
        You wrote at this: somebody else approves it.
      </Text>
    );
  }
  return (
    <Button loading={approve.isPending} onClick={() => approve.mutate()}>
      Approve
    </Button>
  );
}

interface AskedProps {
  template: Template;
  what: "return" | "retire";
  onClose: () => void;
}

function Asked({ template, what, onClose }: AskedProps) {
  const giveBack = useReturnTemplate(template);
  const retire = useRetireTemplate(template);
  const move = what === "return" ? giveBack : retire;
  return (
    <Reason
      label={what === "return" ? "What should change" : "Why retire it"}
      description={
        what === "return"
          ? "Its author reads this in the template's history"
          : "It is out of use for good; answers that began with it stay as they are"
      }
      confirm={what === "return" ? "Send back" : "Retire template"}
      loading={move.isPending}
      onConfirm={(why) => move.mutate(why, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
