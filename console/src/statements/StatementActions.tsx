import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import {
  useApproveStatement,
  useEndStatement,
  useSubmitStatement,
  useWithdrawStatement,
} from "../api/moves/statements";
import { useMay } from "../api/queries";
import type { Incident } from "../api/queries/incidents";
import type { Statement, StatementFile } from "../api/queries/statements";
import { against, overrides } from "../lint/pieces";
import { Reason } from "../shared/Reason";
import { Give } from "./Give";
import { NotYours } from "./NotYours";
import { Pause } from "./Pause";
import { ReturnForm } from "./ReturnForm";
import { isGiven } from "./words";

interface Props {
  statement: Statement;
  incident: Incident;
  file: StatementFile;
  /** Why it is right where a rule asks for a reason. */
  reasons: Record<string, string>;
  onEdit: (() => void) | undefined;
}

/** What this person may do with this statement; nothing that would be refused is offered without a reason. */
export function StatementActions({ statement, incident, file, reasons, onEdit }: Props) {
  const mayWrite = useMay("write statements");
  const mayApprove = useMay("approve replies");
  const mayRun = useMay("run incidents");
  const mayStop = useMay("stop statements");
  const approve = useApproveStatement(statement);
  const withdraw = useWithdrawStatement(statement);
  const [asked, setAsked] = useState<"return" | "end" | null>(null);
  const { state } = statement;
  const close = () => setAsked(null);
  if (asked === "return") return <ReturnForm statement={statement} onClose={close} />;
  if (asked === "end") return <End statement={statement} onClose={close} />;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {state === "draft" && mayWrite && (
          <Submit statement={statement} file={file} reasons={reasons} onEdit={onEdit} />
        )}
        {state === "in_review" && file.may_approve && (
          <Button loading={approve.isPending} onClick={() => approve.mutate()}>
            Approve
          </Button>
        )}
        {state === "in_review" && mayApprove && (
          <Button variant="default" onClick={() => setAsked("return")}>
            Request changes
          </Button>
        )}
        {state === "in_review" && mayWrite && (
          <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            Take out of review
          </Button>
        )}
        {state === "approved" && mayRun && <Give statement={statement} />}
        {state === "giving" && mayStop && !incident.halted && <Pause incident={incident} />}
        {mayWrite && (mayStop || !isGiven(statement)) && (
          <Button variant="subtle" color="gray" onClick={() => setAsked("end")}>
            {isGiven(statement) ? "End" : "Discard"}
          </Button>
        )}
      </Group>
      {state === "in_review" && mayApprove && !file.may_approve && <NotYours statement={statement} />}
      {state === "paused" && (
        <Text size="sm" c="dimmed">
          It goes on when giving out is resumed.
        </Text>
      )}
    </Stack>
  );
}

function Submit({ statement, file, reasons, onEdit }: Omit<Props, "incident">) {
  const submit = useSubmitStatement(statement);
  const wrong = against(
    file.findings.map(({ finding }) => finding),
    reasons,
  );
  return (
    <>
      <Button
        disabled={wrong !== ""}
        loading={submit.isPending}
        onClick={() => submit.mutate(overrides(reasons))}
      >
        Send to review
      </Button>
      {onEdit && (
        <Button variant="default" onClick={onEdit}>
          Edit
        </Button>
      )}
      {wrong && (
        <Text size="sm" c="dimmed">
          {wrong}
        </Text>
      )}
    </>
  );
}

function End({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const end = useEndStatement(statement);
  const given = isGiven(statement);
  return (
    <Reason
      label={given ? "Why end it" : "Why discard it"}
      description={given ? "Nothing more of it goes out, also nothing that is queued" : undefined}
      confirm={given ? "End it" : "Discard it"}
      loading={end.isPending}
      onConfirm={(why) => end.mutate(why, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
