import { Anchor, Group, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "react-router";
import type { CaseFile } from "../api/client";
import { Customer } from "../shared/Customer";
import { plain } from "../shared/hidden";
import { InPrivate } from "../shared/InPrivate";
import { NotSure } from "../shared/NotSure";
import { PageTitle } from "../shared/PageTitle";
import { PlatformBadge } from "../shared/PlatformBadge";
import { SeverityBadge } from "../shared/SeverityBadge";
import { Actions } from "../work/Actions";
import { ClockStrip } from "../work/ClockStrip";
import { asleep } from "../work/clocks";
import { OwedClock } from "../work/OwedClock";
import { Owner } from "../work/Owner";
import { Presence } from "../work/Presence";
import { DESKS, isClosed, TURNS } from "../work/words";

interface Props {
  file: CaseFile;
  mayWork: boolean;
  /** Whether the person writes somewhere on the page. */
  typing: boolean;
}

/** Whose problem it is, how grave, whose it is among us; with what can be done with it as a whole. */
export function CaseHeader({ file, mayWork, typing }: Props) {
  const of = file.case;
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="sm">
        <Anchor
          component={Link}
          to={`/queue?desk=${of.desk}&state=${listOf(of.state)}`}
          size="sm"
          w="fit-content"
        >
          <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> {DESKS[of.desk]} queue
        </Anchor>
        <Presence file={file} typing={typing} />
      </Group>
      <Group justify="space-between" align="start" gap="sm">
        <Stack gap={6}>
          <PageTitle name={plain(of.author_name) || plain(of.author_handle)}>
            <Customer name={of.author_name} handle={of.author_handle} platform={of.platform} />
          </PageTitle>
          <Group gap="sm" style={{ rowGap: 4 }}>
            <SeverityBadge level={of.severity} />
            <PlatformBadge platform={of.platform} />
            {(of.private || of.private_since) && <InPrivate />}
            {of.needs_human && <NotSure />}
            <Text size="sm">
              {TURNS[of.state]}
              {of.state === "snoozed" && ` ${asleep(of.snoozed_until)}`}
            </Text>
            <Owner of={of} />
          </Group>
        </Stack>
        {mayWork && !isClosed(of.state) && <Actions of={of} />}
      </Group>
      {of.clocks ? <ClockStrip of={of.clocks} /> : of.state === "open" && <OwedClock of={of} />}
    </Stack>
  );
}

/** The list of the queue in which a case stands; merged ones stand in none. */
function listOf(state: CaseFile["case"]["state"]) {
  return state === "merged" ? "resolved" : state;
}
