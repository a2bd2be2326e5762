import { Badge, Group, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { Incident } from "../api/queries/incidents";
import { type Statement, type StatementFile, useStatement } from "../api/queries/statements";
import { Steps } from "../review/Steps";
import { ForeignName } from "../shared/Foreign";
import { Trouble } from "../shared/Trouble";
import { clock } from "../shared/time";
import { useNow } from "../shared/useNow";
import { When } from "../shared/When";
import { PreviewTable } from "./PreviewTable";
import { StatementActions } from "./StatementActions";
import { StatementEditor } from "./StatementEditor";
import { Texts } from "./Texts";
import { needs, STAGES, STATES } from "./words";

interface Props {
  statement: Statement;
  incident: Incident;
  edited: boolean;
  /** Given while no other statement is edited. */
  onEdit: (() => void) | undefined;
  onClose: () => void;
}

/** A statement: its words, what the rules say of them, whom they would reach, and what can be done. */
export function StatementCard(props: Props) {
  const { statement } = props;
  const { data, error, refetch } = useStatement(statement);
  const { name } = STAGES[statement.stage];
  const heading = `statement-${statement.id}`;
  return (
    <Paper withBorder p="md" component="article" aria-labelledby={heading}>
      <Stack gap="sm">
        <Heading of={statement} heading={heading} name={name} />
        {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
        {!data && !error && <Skeleton height={120} role="status" aria-label="Loading the statement" />}
        {data && <Shown {...props} file={data} />}
      </Stack>
    </Paper>
  );
}

function Heading({ of, heading, name }: { of: Statement; heading: string; name: string }) {
  const now = useNow();
  const { name: state, colour } = STATES[of.state];
  return (
    <div>
      <Group gap={8}>
        <Title order={3} size="h6" id={heading}>
          {name}
        </Title>
        <Badge color={colour} variant={of.state === "giving" ? "filled" : "light"} radius="sm" tt="none">
          {state}
        </Badge>
        <Text size="xs" c="dimmed">
          by <ForeignName>{of.author_name}</ForeignName>, <When at={of.since} />
        </Text>
      </Group>
      {of.next_update_at && (
        <Text size="sm">Promises the next update for {clock(of.next_update_at, now)}.</Text>
      )}
      {of.expires_at && (
        <Text size="xs" c="dimmed">
          {of.state === "in_review" ? "To be approved by" : "Its approval holds until"}{" "}
          {clock(of.expires_at, now)}
        </Text>
      )}
      {of.note && (
        <Text size="sm">
          <ForeignName>{of.note}</ForeignName>
        </Text>
      )}
    </div>
  );
}

function Shown({ statement, incident, edited, onEdit, onClose, file }: Props & { file: StatementFile }) {
  const [reasons, setReasons] = useState<Record<string, string>>({});
  if (edited && statement.state === "draft") {
    return <StatementEditor statement={statement} findings={file.findings} onClose={onClose} />;
  }
  const asked = statement.state === "draft";
  return (
    <>
      <Texts
        statement={statement}
        findings={file.findings}
        {...(asked && {
          reasons,
          onReason: (rule: string, why: string) => setReasons({ ...reasons, [rule]: why }),
        })}
      />
      {asked ? <Text size="sm">Needs the approval of {needs(file)}.</Text> : <Steps reply={statement} />}
      <PreviewTable of={statement} />
      <StatementActions
        statement={statement}
        incident={incident}
        file={file}
        reasons={reasons}
        onEdit={onEdit}
      />
    </>
  );
}
