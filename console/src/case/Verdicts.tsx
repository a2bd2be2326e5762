import { Button, Group, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { ReadMention, Verdict } from "../api/client";
import { useJudge } from "../api/moves";
import { useMay, useMe } from "../api/queries";
import { ForeignName } from "../shared/Foreign";
import { decision, said } from "./said";

interface Props {
  caseId: string;
  post: ReadMention;
  verdicts: Verdict[];
}

/** Whether the post was rightly read: what the brand's threshold is taught from. */
export function Verdicts({ caseId, post: { mention, reading }, verdicts }: Props) {
  const me = useMe().data;
  const mayWork = useMay("work on cases");
  const judge = useJudge(caseId, mention.id);
  const what = decision(reading);
  if (!what) return null;
  const { mine, others } = said(verdicts, mention.id, reading, me?.id);

  function choice(isRight: boolean) {
    return {
      size: "compact-xs",
      variant: mine === isRight ? "filled" : "default",
      "aria-pressed": mine === isRight,
      disabled: judge.isPending,
      onClick: () => judge.mutate(isRight === reading.is_dissatisfied),
    } as const;
  }

  return (
    <Group gap={8} mt={4} role="group" aria-label="Verdict">
      <Text size="sm">{what}</Text>
      {mayWork && (
        <>
          <Button {...choice(true)} leftSection={<IconCheck size={13} aria-hidden />}>
            Rightly read
          </Button>
          <Button {...choice(false)} leftSection={<IconX size={13} aria-hidden />}>
            Wrongly read
          </Button>
        </>
      )}
      {others.length > 0 && (
        <Text size="xs" c="dimmed">
          <ForeignName>{others.join(", ")}</ForeignName>
        </Text>
      )}
    </Group>
  );
}
