import { Group, Select, TextInput } from "@mantine/core";
import { against, type Chosen, lasting, type Preset, PRESETS } from "./period";
import { ZONE } from "./days";

const OWN = "own"; // days of one's own

interface Props {
  chosen: Chosen;
  now: number;
  /** In which zone its days are days; the viewer's own, if nothing else is said. */
  zone?: string;
  onChosen: (chosen: Chosen) => void;
}

/** The days of a report: a period that ends today, or days of one's own. */
export function PeriodFields({ chosen, now, zone = ZONE, onChosen }: Props) {
  const wrong = against(chosen);
  const own = (change: { since?: string; until?: string }) =>
    onChosen({ since: chosen.since, until: chosen.until, ...change, preset: null });
  return (
    <Group
      gap="xs"
      align="start"
      role="group"
      aria-label={zone === ZONE ? `Days, in your time zone (${ZONE})` : `Days, in ${zone}`}
    >
      <Select
        label="Period"
        size="xs"
        w={160}
        allowDeselect={false}
        data={[
          ...Object.entries(PRESETS).map(([value, { name }]) => ({ value, label: name })),
          { value: OWN, label: "Days of your own" },
        ]}
        value={chosen.preset ?? OWN}
        onChange={(value) => {
          if (value === OWN) own({});
          else if (value) onChosen({ preset: value as Preset, ...lasting(value as Preset, now, zone) });
        }}
      />
      <Group gap="xs" align="start" wrap="nowrap">
        <TextInput
          type="date"
          label="From"
          size="xs"
          value={chosen.since}
          onChange={(event) => event.currentTarget.value && own({ since: event.currentTarget.value })}
          max={chosen.until}
          error={wrong}
        />
        <TextInput
          type="date"
          label="To"
          size="xs"
          value={chosen.until}
          onChange={(event) => event.currentTarget.value && own({ until: event.currentTarget.value })}
          min={chosen.since}
        />
      </Group>
    </Group>
  );
}
