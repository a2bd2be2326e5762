import { ActionIcon, Button, Fieldset, Group, MultiSelect, NumberInput, Select, Stack } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import type { ReviewDesk } from "../api/client";
import { useColleagues } from "../api/queries/people";
import { emptyStep, moved, type StepForm } from "./form";
import { choices, named } from "./people";
import { DESKS } from "./words";

const MOST = 5;
const DESK_NAMES = Object.entries(DESKS).map(([value, label]) => ({ value, label }));

interface Props {
  steps: StepForm[];
  onSteps: (steps: StepForm[]) => void;
  readOnly: boolean;
}

/** Who has to agree, one after the other. */
export function StepFields({ steps, onSteps, readOnly }: Props) {
  return (
    <Fieldset legend="Steps, one after the other">
      <Stack gap="sm" align="start">
        {steps.map((step, place) => (
          <OneStep
            key={step.key}
            step={step}
            place={place}
            last={steps.length - 1}
            onStep={(changed) => onSteps(steps.with(place, changed))}
            onMove={(to) => onSteps(moved(steps, place, to))}
            onRemove={() => onSteps(steps.toSpliced(place, 1))}
            readOnly={readOnly}
          />
        ))}
        {!readOnly && steps.length < MOST && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onSteps([...steps, emptyStep(crypto.randomUUID())])}
          >
            Add a step
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

interface StepProps {
  step: StepForm;
  place: number;
  last: number;
  onStep: (step: StepForm) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  readOnly: boolean;
}

function OneStep({ step, place, last, onStep, onMove, onRemove, readOnly }: StepProps) {
  const colleagues = useColleagues(!readOnly).data ?? [];
  const people = choices(colleagues, step.named);
  return (
    <Group gap="xs" w="100%" align="end" role="group" aria-label={`Step ${place + 1}`}>
      <NumberInput
        label="How many"
        value={step.need}
        onChange={(need) => typeof need === "number" && onStep({ ...step, need })}
        min={1}
        max={5}
        allowDecimal={false}
        readOnly={readOnly}
        w={90}
      />
      <Select
        label="of the desk"
        data={DESK_NAMES}
        value={step.desk}
        onChange={(desk) => desk && onStep({ ...step, desk: desk as ReviewDesk })}
        allowDeselect={false}
        readOnly={readOnly}
        flex={1}
        miw={115}
        maw={160}
      />
      <MultiSelect
        label="or of these people alone"
        placeholder={step.named.length === 0 ? "Anybody of the desk" : ""}
        data={people}
        value={step.named.map(({ id }) => id)}
        onChange={(ids) => onStep({ ...step, named: named(ids, colleagues, step.named) })}
        maxValues={20}
        readOnly={readOnly}
        searchable
        flex={1}
        miw={180}
      />
      {!readOnly && (
        <Group gap={2} mb={5} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={place === 0}
            aria-label={`Step ${place + 1} earlier`}
            onClick={() => onMove(place - 1)}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={place === last}
            aria-label={`Step ${place + 1} later`}
            onClick={() => onMove(place + 1)}
          >
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={last === 0}
            aria-label={`Remove step ${place + 1}`}
            onClick={onRemove}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}
