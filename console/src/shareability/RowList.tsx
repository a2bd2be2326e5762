import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { Cut, Row } from "../api/reports";
import { CUTS } from "../reports/address";
import { count, counted } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import classes from "./RowList.module.css";
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
      <ul className={classes.rows} aria-labelledby="rows">
        {rows.map((row) => {
          const to = only(row);
          const name = <ForeignName>{rowName(by, row)}</ForeignName>;
          return (
            <li key={row.key} className={classes.row}>
              <div>
                {to ? (
                  <Anchor component={Link} to={to} size="sm" fw={600}>
                    {name}
                  </Anchor>
                ) : (
                  <Text size="sm" fw={600} component="span">
                    {name}
                  </Text>
                )}
                <Text size="xs" c="dimmed">
                  {counted(row.cases, "case")}, {count(row.recovered)} recovered
                </Text>
              </div>
              <Text size="sm">
                <ForeignName>{row.sentence}</ForeignName>
              </Text>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
