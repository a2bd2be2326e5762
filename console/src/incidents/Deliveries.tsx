import { Anchor, Badge, Table, Text } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { type Delivery, useDeliveries } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { Paging } from "../shared/Paging";
import { Panel } from "../shared/Panel";
import { PLATFORMS } from "../shared/PlatformBadge";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { STAGES } from "../statements/words";

const STATES: Record<Delivery["state"], { name: string; colour: string }> = {
  queued: { name: "Queued", colour: "gray" },
  posting: { name: "On its way", colour: "blue" },
  posted: { name: "Told", colour: "green" },
  in_doubt: { name: "In doubt", colour: "orange" },
  refused: { name: "Refused", colour: "red" },
  left_out: { name: "Left out", colour: "gray" },
  withdrawn: { name: "Taken back", colour: "gray" },
};

/** Who was given what, the newest first. */
export function Deliveries({ incidentId }: { incidentId: string }) {
  const [cursor, setCursor] = useState<string | null>(null);
  const { data, error, refetch } = useDeliveries(incidentId, cursor);
  return (
    <Panel id="deliveries" title="Deliveries">
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          Nobody was given anything yet.
        </Text>
      )}
      {data && data.items.length > 0 && (
        <Table.ScrollContainer minWidth={480}>
          <Table aria-labelledby="deliveries" verticalSpacing={6}>
            <Table.Tbody>
              {data.items.map((one) => (
                <Row key={`${one.stage} ${one.platform} ${one.author_id}`} of={one} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Paging cursor={cursor} next={data?.next} onPage={setCursor} />
    </Panel>
  );
}

function Row({ of }: { of: Delivery }) {
  const { name, colour } = STATES[of.state];
  return (
    <Table.Tr>
      <Table.Td>
        <Badge color={colour} variant="light" radius="sm" tt="none">
          {name}
        </Badge>
      </Table.Td>
      <Table.Td>
        {STAGES[of.stage as keyof typeof STAGES]?.name ?? of.stage}, {PLATFORMS[of.platform]}
        {of.why && (
          <Text size="xs" c="dimmed">
            <ForeignName>{of.why}</ForeignName>
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <When at={of.since} />
      </Table.Td>
      <Table.Td>
        {of.case_id ? (
          <Anchor component={Link} to={`/cases/${encodeURIComponent(of.case_id)}`} size="sm">
            Open the case
          </Anchor>
        ) : (
          "The brand's own post"
        )}
      </Table.Td>
    </Table.Tr>
  );
}
