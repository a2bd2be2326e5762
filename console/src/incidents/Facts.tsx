import { Anchor, Button, List, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useWithdrawFact } from "../api/moves/incidents";
import { useMay } from "../api/queries";
import type { Fact, Incident } from "../api/queries/incidents";
import { Dialog } from "../shared/Dialog";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { Reason } from "../shared/Reason";
import { useNow } from "../shared/useNow";
import { ClearFact } from "./ClearFact";
import { expiry, holds } from "./facts";

/** What legal has cleared to be said, and until when; what does not hold any more comes last. */
export function Facts({ incident }: { incident: Incident }) {
  const mayClear = useMay("clear facts");
  const [clearing, dialog] = useDisclosure();
  const now = useNow();
  const facts = incident.facts.toSorted((one, other) => Number(holds(other, now)) - Number(holds(one, now)));
  const hears = ["suspected", "open", "monitoring"].includes(incident.state);
  return (
    <Panel id="facts" title="Cleared facts">
      {facts.length === 0 && (
        <Text size="sm" c="dimmed">
          Legal has cleared nothing yet: no cause may be named.
        </Text>
      )}
      <List listStyleType="none" spacing="xs" size="sm">
        {facts.map((fact) => (
          <FactLine key={fact.id} fact={fact} of={incident} mayClear={mayClear} now={now} />
        ))}
      </List>
      {mayClear && hears && (
        <Button variant="default" size="xs" mt="sm" onClick={dialog.open}>
          Clear a fact
        </Button>
      )}
      <Dialog opened={clearing} onClose={dialog.close} title="Clear a fact">
        <ClearFact of={incident} onClose={dialog.close} />
      </Dialog>
    </Panel>
  );
}

interface FactProps {
  fact: Fact;
  of: Incident;
  mayClear: boolean;
  now: number;
}

function FactLine({ fact, of, mayClear, now }: FactProps) {
  const [asked, setAsked] = useState(false);
  const withdraw = useWithdrawFact(of, fact.id);
  const standing = holds(fact, now);
  return (
    <List.Item>
      <Text size="sm" c={standing ? undefined : "dimmed"} td={standing ? undefined : "line-through"}>
        <ForeignName>{fact.text}</ForeignName>
      </Text>
      <Text size="xs" c="dimmed">
        {expiry(fact, now)}, by <ForeignName>{fact.withdrawn_by_name ?? fact.by_name}</ForeignName>
        {standing && mayClear && !asked && (
          <>
            {" · "}
            <Anchor component="button" type="button" inherit onClick={() => setAsked(true)}>
              Take back
            </Anchor>
          </>
        )}
      </Text>
      {asked && standing && (
        <Reason
          label="Why it must not be said any more"
          description="Approvals that rest on it are void"
          confirm="Take back"
          loading={withdraw.isPending}
          onConfirm={(why) => withdraw.mutate(why, { onSuccess: () => setAsked(false) })}
          onClose={() => setAsked(false)}
        />
      )}
    </List.Item>
  );
}
