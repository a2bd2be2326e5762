import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useExport } from "../api/moves/reports";
import type { ExportFormat } from "../api/reports";
import { against, type Chosen, lasting, USUAL } from "../reports/period";
import { PeriodFields } from "../reports/PeriodFields";
import { Panel } from "../shared/Panel";
import { useNow } from "../shared/useNow";
import { WentWrong } from "../work/MoveForm";
import { FORMATS } from "./words";

const UTC = "UTC";

/** Have the lines of some days made into a file. */
export function MakeExport() {
  const now = useNow();
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [chosen, setChosen] = useState<Chosen>(() => ({ preset: USUAL, ...lasting(USUAL, now, UTC) }));
  const make = useExport();
  const { since, until } = chosen;
  return (
    <Panel id="make" title="Make an export">
      <Stack gap="xs" align="start">
        <Group gap="sm" align="end">
          <SegmentedControl
            size="xs"
            aria-label="Format"
            data={Object.entries(FORMATS).map(([value, { name }]) => ({ value, label: name }))}
            value={format}
            onChange={(value) => setFormat(value as ExportFormat)}
          />
          <PeriodFields chosen={chosen} now={now} zone={UTC} onChosen={setChosen} />
          <Button
            size="xs"
            disabled={against(chosen) !== ""}
            loading={make.isPending}
            onClick={() => make.mutate({ format, since, until })}
          >
            Make the export
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {FORMATS[format].means}. One line for each case that began on these days, in UTC as in all exports.
        </Text>
        {make.error && <WentWrong problem={make.error} />}
      </Stack>
    </Panel>
  );
}
