import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Charts.module.css";

/** What a chart shows, as a table: the first column names a row. */
export interface Data {
  columns: string[];
  rows: { key: string; cells: ReactNode[] }[];
}

interface Props {
  of: Data;
  /** What the table is called; or the id of the heading that names it. */
  label?: string;
  heading?: string;
  /** Whether only screen readers find it: then nobody can come to it with the keyboard. */
  unseen?: boolean;
}

/** Data as a table that may be wider than its place. */
export function DataTable({ of: { columns, rows }, label, heading, unseen = false }: Props) {
  return (
    // Where it is too wide, it is scrolled with the keyboard, too.
    <div className={classes.table} {...(!unseen && { tabIndex: 0 })}>
      <Table aria-label={label} aria-labelledby={heading} verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            {columns.map((name, place) => (
              <Table.Th key={name} scope="col" className={place > 0 ? classes.number : undefined}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={550}>
                {first}
              </Table.Th>
              {others.map((cell, place) => (
                <Table.Td key={columns[place + 1]} className={classes.number}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
