import { Table, Text } from "@mantine/core";
import { type Reach, type Statement, usePreview } from "../api/queries/statements";
import { dollars } from "../shared/money";
import { PLATFORMS } from "../shared/PlatformBadge";
import { Trouble } from "../shared/Trouble";
import { language } from "../templates/words";
import { reach } from "./words";

/** Whom a statement would reach at this moment, by channel; why not the others, and the price. */
export function PreviewTable({ of }: { of: Statement }) {
  const { data, error, refetch } = usePreview(of);
  if (error) return <Trouble error={error} again={refetch} stale={data !== undefined} />;
  if (!data) return null;
  return (
    <section aria-label="Whom it reaches">
      <Text size="sm" fw={600}>
        {reach(data)}
      </Text>
      {data.channels.length > 0 && (
        <Table.ScrollContainer minWidth={480}>
          <Table verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Channel</Table.Th>
                <Table.Th>Reached</Table.Th>
                <Table.Th>Left out</Table.Th>
                <Table.Th>Cost</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.channels.map((one) => (
                <Channel key={one.channel} of={one} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}

function Channel({ of }: { of: Reach }) {
  const languages = Object.entries(of.languages).map(([code, count]) => `${count} in ${language(code)}`);
  if (of.again > 0) languages.push(`${of.again} for the second time`);
  const out = Object.entries(of.left_out).map(([why, count]) => `${count} ${why}`);
  return (
    <Table.Tr>
      <Table.Td>{PLATFORMS[of.channel]}</Table.Td>
      <Table.Td>
        {of.reached} of {of.waiting}
        {languages.length > 0 && (
          <Text size="xs" c="dimmed">
            {languages.join(", ")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{out.join(", ") || "nobody"}</Table.Td>
      <Table.Td>{dollars(String(of.cost))}</Table.Td>
    </Table.Tr>
  );
}
