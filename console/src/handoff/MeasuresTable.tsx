import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import type { Measured } from "../api/queries/handoffs";
import { COLUMNS } from "./measured";

interface Props<M extends Measured> {
  /** The id of the heading that names it. */
  heading: string;
  /** What a row is. */
  what: string;
  rows: M[];
  name: (row: M) => { key: string; shown: ReactNode };
}

/** What became of handoffs, a row for each group. */
export function MeasuresTable<M extends Measured>({ heading, what, rows, name }: Props<M>) {
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-labelledby={heading} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{what}</Table.Th>
            {COLUMNS.map((column) => (
              <Table.Th key={column.name} scope="col">
                {column.name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const { key, shown } = name(row);
            return (
              <Table.Tr key={key}>
                <Table.Th scope="row" fw={550}>
                  {shown}
                </Table.Th>
                {COLUMNS.map((column) => (
                  <Table.Td key={column.name}>{column.cell(row)}</Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
