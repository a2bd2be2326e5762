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

/** Data as a table that may be wider than its place; of plain elements, for a year has thousands of cells. */
export function DataTable({ of: { columns, rows }, label, heading, unseen = false }: Props) {
  return (
    // Where it is too wide, it is scrolled with the keyboard, too.
    <div className={classes.table} {...(!unseen && { tabIndex: 0 })}>
      <table aria-label={label} aria-labelledby={heading}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, place) => (
                <td key={columns[place + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
