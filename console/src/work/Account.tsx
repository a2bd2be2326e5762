import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { Case, Identity } from "../api/client";
import { usePartAccounts } from "../api/moves/belonging";
import { ForeignName } from "../shared/Foreign";
import { PLATFORMS } from "../shared/PlatformBadge";
import { Reason } from "../shared/Reason";
import { When } from "../shared/When";
import { CaseLine } from "./CaseLine";

interface Props {
  identity: Identity;
  /** The cases of that account. */
  cases: Case[];
  of: Case;
  mayWork: boolean;
}

/** An account that somebody said is the same customer's, on which ground, and the way to take that back. */
export function Account({ identity, cases, of, mayWork }: Props) {
  const [asking, setAsking] = useState(false);
  const part = usePartAccounts(of, identity, () => setAsking(false));
  const platform = PLATFORMS[identity.also.platform];
  if (identity.undone_at) {
    return (
      <Text size="xs" c="dimmed">
        An account on {platform} was linked, and parted again by{" "}
        <ForeignName>{identity.undone_by_name ?? "somebody"}</ForeignName> <When at={identity.undone_at} />:{" "}
        <ForeignName>{identity.undone_why}</ForeignName>
      </Text>
    );
  }
  return (
    <div role="group" aria-label={`Also on ${platform}`}>
      <Group gap={6} justify="space-between" wrap="nowrap" align="start">
        <Text size="xs" c="dimmed">
          Also on {platform}, says <ForeignName>{identity.by_name}</ForeignName> <When at={identity.at} />:{" "}
          <ForeignName>{identity.ground}</ForeignName>
        </Text>
        {mayWork && !asking && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsking(true)}>
            Undo
          </Button>
        )}
      </Group>
      {asking && (
        <Reason
          label="Why they are not one customer"
          confirm="Part the accounts"
          loading={part.isPending}
          onConfirm={(why) => part.mutate(why)}
          onClose={() => setAsking(false)}
        />
      )}
      {cases.map((one) => (
        <CaseLine key={one.id} of={one} leads />
      ))}
    </div>
  );
}
