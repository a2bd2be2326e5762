import { Button, Collapse, Group, Select, SimpleGrid, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CUTS, DAYS, type Field, FIELDS, type Sought } from "../reports/address";
import { type Chosen } from "../reports/period";
import { PeriodFields } from "../reports/PeriodFields";
import type { Cut } from "../api/reports";
import { OneFilter } from "./OneFilter";

const FIRST: Field[] = ["topic", "platform", "desk", "severity"];

interface Props {
  chosen: Chosen;
  sought: Sought;
  now: number;
  onChosen: (chosen: Chosen) => void;
  onSought: (sought: Sought) => void;
}

/** Which cases count, and by what they are cut. */
export function Filters({ chosen, sought, now, onChosen, onSought }: Props) {
  const [open, { toggle }] = useDisclosure();
  // What is asked is always seen, also when a link asked it.
  const first = FIELDS.filter((field) => FIRST.includes(field) || sought.only[field]);
  const more = FIELDS.filter((field) => !first.includes(field));
  const fields = (shown: Field[]) =>
    shown.map((field) => (
      <OneFilter
        key={field}
        field={field}
        period={chosen}
        value={sought.only[field]}
        onValue={(value) => {
          const others = Object.entries(sought.only).filter(([name]) => name !== field);
          const only = Object.fromEntries(value ? [...others, [field, value]] : others);
          onSought({ ...sought, only });
        }}
      />
    ));
  return (
    <Stack gap="xs" role="search" aria-label="Cases">
      <Group gap="xs" align="start">
        <PeriodFields chosen={chosen} now={now} onChosen={onChosen} />
        <Select
          label="Cut by"
          size="xs"
          w={150}
          allowDeselect={false}
          data={Object.entries(CUTS).map(([value, label]) => ({ value, label }))}
          value={sought.by}
          onChange={(by) => by && onSought({ ...sought, by: by as Cut })}
        />
        <Select
          label="Good posts within"
          size="xs"
          w={130}
          allowDeselect={false}
          data={DAYS.map((days) => ({ value: String(days), label: days === 1 ? "1 day" : `${days} days` }))}
          value={String(sought.days)}
          onChange={(days) => days && onSought({ ...sought, days: Number(days) })}
        />
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" maw={820}>
        {fields(first)}
      </SimpleGrid>
      <Collapse expanded={open}>
        <SimpleGrid cols={{ base: 2, sm: 3, md: 6 }} spacing="xs">
          {open && fields(more)}
        </SimpleGrid>
      </Collapse>
      <Group gap="xs">
        <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={open} onClick={toggle}>
          {open ? "Fewer filters" : "More filters"}
        </Button>
        {Object.keys(sought.only).length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={() => onSought({ ...sought, only: {} })}
          >
            Clear the filters
          </Button>
        )}
      </Group>
    </Stack>
  );
}
