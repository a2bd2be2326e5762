import { Anchor, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "react-router";
import type { Case } from "../api/client";
import { useClaim } from "../api/moves";
import { useMe } from "../api/queries";
import { Customer } from "../shared/Customer";
import { DueTime } from "../shared/DueTime";
import { ForeignName } from "../shared/Foreign";
import { plain } from "../shared/hidden";
import { NotSure } from "../shared/NotSure";
import { PageTitle } from "../shared/PageTitle";
import { PlatformBadge } from "../shared/PlatformBadge";
import { SeverityBadge } from "../shared/SeverityBadge";
import { Resolve } from "./Resolve";

const DESKS = { care: "Care", legal: "Legal", pr: "PR" };
const TURNS = {
  open: "Open: our turn",
  answered: "Answered: the customer's turn",
  snoozed: "Snoozed",
  resolved: "Resolved",
  merged: "Merged into another case",
};

/** Whose problem it is, how grave, whose it is among us; with what can be done with it as a whole. */
export function CaseHeader({ of, mayWork }: { of: Case; mayWork: boolean }) {
  return (
    <Stack gap={6}>
      <Anchor component={Link} to={`/queue?desk=${of.desk}&state=${of.state}`} size="sm" w="fit-content">
        <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> {DESKS[of.desk]} queue
      </Anchor>
      <Group justify="space-between" align="start" gap="sm">
        <Stack gap={6}>
          <PageTitle name={plain(of.author_name) || plain(of.author_handle)}>
            <Customer name={of.author_name} handle={of.author_handle} platform={of.platform} />
          </PageTitle>
          <Group gap="sm" style={{ rowGap: 4 }}>
            <SeverityBadge level={of.severity} />
            <PlatformBadge platform={of.platform} />
            {of.needs_human && <NotSure />}
            <Text size="sm">{TURNS[of.state]}</Text>
            {of.state === "open" && <DueTime at={of.due_at} />}
            <Owner of={of} />
          </Group>
        </Stack>
        {mayWork && of.state !== "resolved" && of.state !== "merged" && <Actions of={of} />}
      </Group>
    </Stack>
  );
}

function Owner({ of }: { of: Case }) {
  const me = useMe().data;
  if (!of.owner) {
    return (
      <Text size="sm" c="dimmed">
        Nobody's yet
      </Text>
    );
  }
  return (
    <Text size="sm" fw={600}>
      {of.owner === me?.id ? (
        "Yours"
      ) : (
        <>
          With <ForeignName>{of.owner_name ?? "somebody"}</ForeignName>
        </>
      )}
    </Text>
  );
}

function Actions({ of }: { of: Case }) {
  const claim = useClaim(of);
  const [closing, { open, close }] = useDisclosure(false);

  return (
    <Group gap="xs">
      {!of.owner && (
        <Button onClick={() => claim.mutate()} loading={claim.isPending}>
          Claim case
        </Button>
      )}
      <Button variant="default" onClick={open}>
        Resolve case
      </Button>
      <Modal opened={closing} onClose={close} title="Resolve this case?">
        <Resolve of={of} onDone={close} />
      </Modal>
    </Group>
  );
}
