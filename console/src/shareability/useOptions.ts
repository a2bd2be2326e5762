import { useShareability } from "../api/queries/reports";
import type { Field } from "../reports/address";
import { ZONE } from "../reports/days";
import type { Period } from "../reports/period";
import { plain } from "../shared/hidden";
import { rowName } from "./words";

/** What a field can be asked for: what occurs in the period, asked when somebody looks; what is asked is among it. */
export function useOptions(
  field: Field,
  { since, until }: Period,
  value: string | undefined,
  wanted: boolean,
) {
  const { data } = useShareability({ since, until, tz: ZONE, by: field, days: 7 }, wanted);
  // While another field's answer still stands in its place, there are none.
  const rows = data?.by === field ? data.rows.filter(({ key }) => key !== "") : [];
  const options = rows.map((row) => ({ value: row.key, label: plain(rowName(field, row)) }));
  if (value && !options.some((option) => option.value === value)) {
    options.unshift({ value, label: plain(rowName(field, { key: value, name: "" })) });
  }
  return options;
}
