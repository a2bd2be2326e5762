import { Skeleton, Table, Text } from "@mantine/core";
import type { Bill, SourceBill } from "../api/client";
import { sentence } from "../api/problem";
import { useBill } from "../api/queries";
import { Panel } from "../shared/Panel";
import { dollars } from "../shared/money";
import { Trouble } from "../shared/Trouble";
import { caveat, effect } from "./words";

/** What the platforms cost this month, source by source beside its budget. */
export function Spending() {
  const { data, error, refetch } = useBill();
  return (
    <Panel id="bill" title="What it costs">
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={120} role="status" aria-label="Loading what it costs" />}
      {data && <Sources of={data} />}
    </Panel>
  );
}

function Sources({ of }: { of: Bill }) {
  return (
    <>
      <Text size="sm" c="dimmed">
        This month in dollars, by days in UTC, at the platforms' list prices of {of.prices_as_of}.
      </Text>
      {caveat(of.forecast) && (
        <Text size="sm" c="var(--amends-warning)" role="note">
          The forecast is not to be relied on yet. {caveat(of.forecast)}
        </Text>
      )}
      <Table.ScrollContainer minWidth={720} mt="xs">
        <Table aria-labelledby="bill" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Source</Table.Th>
              <Table.Th ta="right">Today</Table.Th>
              <Table.Th ta="right">This month</Table.Th>
              <Table.Th ta="right">Forecast</Table.Th>
              <Table.Th ta="right">Budget</Table.Th>
              <Table.Th>What the budget does now</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.sources.map((source) => (
              <Table.Tr key={source.source}>
                <Table.Td>{source.source}</Table.Td>
                <Amounts of={source} />
                <Table.Td>
                  <Text size="sm" c={source.policy.brake === "none" ? "dimmed" : "var(--amends-warning)"}>
                    {effect(source)}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>Together</Table.Th>
              <Amounts of={of} />
              <Table.Td />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function Amounts({ of }: { of: Pick<SourceBill, "today" | "month" | "forecast" | "budget"> }) {
  const { forecast } = of;
  return (
    <>
      <Table.Td ta="right">{dollars(of.today.dollars)}</Table.Td>
      <Table.Td ta="right">{dollars(of.month.dollars)}</Table.Td>
      <Table.Td ta="right" title={sentence(forecast.why)}>
        {forecast.dollars === null ? "none yet" : dollars(forecast.dollars)}
        {forecast.dollars !== null && caveat(forecast) && (
          <Text span size="xs" c="dimmed">
            {" "}
            rough
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{of.budget === null ? "none" : dollars(of.budget)}</Table.Td>
    </>
  );
}
