import { Anchor, Table, Text } from "@mantine/core";
import { Link } from "react-router";
import type { Cut, Row } from "../api/reports";
import { CUTS } from "../reports/address";
import { count } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { rowName } from "./words";

interface Props {
  by: Cut;
  rows: Row[];
  /** The address of the cases of one row alone; none where a row can't be asked for. */
  only: (row: Row) => string | null;
}

/** Every row of the cut in a sentence, each leading to its own weeks, and a week to its topics. */
export function RowList({ by, rows, only }: Props) {
  return (
    <Panel id="rows" title={`By ${CUTS[by].toLowerCase()}`}>
      {by === "team" && (
        <Text size="sm" c="dimmed" mb="xs">
          In the order of their names. Teams answer different customers about different things, so these
          figures rank nobody; where intervals overlap, there may be no difference at all.
        </Text>
      )}
      <Table.ScrollContainer minWidth={480}>
        <Table aria-labelledby="rows" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{CUTS[by]}</Table.Th>
              <Table.Th scope="col" ta="right">
                Cases
              </Table.Th>
              <Table.Th scope="col" ta="right">
                Recovered
              </Table.Th>
              <Table.Th scope="col">In a sentence</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => {
              const to = only(row);
              const name = <ForeignName>{rowName(by, row)}</ForeignName>;
              return (
                <Table.Tr key={row.key}>
                  <Table.Th scope="row" fw={550}>
                    {to ? (
                      <Anchor component={Link} to={to} size="sm">
                        {name}
                      </Anchor>
                    ) : (
                      name
                    )}
                  </Table.Th>
                  <Table.Td ta="right">{count(row.cases)}</Table.Td>
                  <Table.Td ta="right">{count(row.recovered)}</Table.Td>
                  <Table.Td>{row.sentence}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
