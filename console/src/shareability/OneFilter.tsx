import { Select } from "@mantine/core";
import { useState } from "react";
import { CUTS, type Field } from "../reports/address";
import type { Period } from "../reports/period";
import { useOptions } from "./useOptions";

interface Props {
  field: Field;
  period: Period;
  value: string | undefined;
  onValue: (value: string | undefined) => void;
}

/** What a case must be to count: one of the values that occur. */
export function OneFilter({ field, period, value, onValue }: Props) {
  const [looked, setLooked] = useState(false);
  const options = useOptions(field, period, value, looked || value !== undefined);
  return (
    <Select
      label={CUTS[field]}
      placeholder="All"
      clearable
      searchable={options.length > 8}
      size="xs"
      data={options}
      value={value ?? null}
      onFocus={() => setLooked(true)}
      onDropdownOpen={() => setLooked(true)}
      onChange={(next) => onValue(next ?? undefined)}
      nothingFoundMessage="Nothing in this period"
      clearButtonProps={{ "aria-label": `Any ${CUTS[field].toLowerCase()}` }}
    />
  );
}
