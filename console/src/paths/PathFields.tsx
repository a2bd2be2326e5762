import {
  Alert,
  Button,
  Group,
  List,
  NumberInput,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { sentence } from "../api/problem";
import type { PathForm } from "./form";
import { StepFields } from "./StepFields";

interface Props {
  rule: PathForm;
  onRule: (rule: PathForm) => void;
  readOnly: boolean;
  said: string[] | undefined;
  onUp?: () => void;
  onDown?: () => void;
  onRemove: () => void;
}

const HOURS = {
  review_hours: { label: "Review ends after", description: "Then it goes back to its author", max: 720 },
  approval_hours: { label: "Approval holds for", description: "Then it has to be given again", max: 24 },
} as const;

/** Every field of a rule and its path, with what is to be said of it on top. */
export function PathFields({ rule, onRule, readOnly, said, onUp, onDown, onRemove }: Props) {
  const set = (change: Partial<PathForm>) => onRule({ ...rule, ...change });
  return (
    <Stack gap="sm">
      {said && (
        <Alert color="red" role="alert" title="About this path">
          <List size="sm">
            {said.map((words) => (
              <List.Item key={words}>{sentence(words)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Textarea
        label="When"
        description={'As desk == "legal" or severity == 1'}
        value={rule.when}
        onChange={(event) => set({ when: event.currentTarget.value })}
        readOnly={readOnly}
        autosize
        minRows={1}
        maxLength={1000}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Name"
          value={rule.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          readOnly={readOnly}
          maxLength={60}
        />
        <TextInput
          label="Reason"
          placeholder="the text offers compensation"
          value={rule.because}
          onChange={(event) => set({ because: event.currentTarget.value })}
          readOnly={readOnly}
          maxLength={200}
        />
      </SimpleGrid>
      <StepFields steps={rule.steps} onSteps={(steps) => set({ steps })} readOnly={readOnly} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {(Object.keys(HOURS) as (keyof typeof HOURS)[]).map((field) => (
          <NumberInput
            key={field}
            label={HOURS[field].label}
            description={HOURS[field].description}
            suffix=" h"
            min={1}
            max={HOURS[field].max}
            allowDecimal={false}
            value={rule[field]}
            onChange={(hours) => typeof hours === "number" && set({ [field]: hours })}
            readOnly={readOnly}
          />
        ))}
      </SimpleGrid>
      {!readOnly && (
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            disabled={!onUp}
            onClick={onUp}
            leftSection={<IconArrowUp size={14} aria-hidden />}
          >
            Ask earlier
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={!onDown}
            onClick={onDown}
            leftSection={<IconArrowDown size={14} aria-hidden />}
          >
            Ask later
          </Button>
          <Button
            variant="subtle"
            color="red"
            size="xs"
            onClick={onRemove}
            leftSection={<IconTrash size={14} aria-hidden />}
          >
            Remove this path
          </Button>
        </Group>
      )}
    </Stack>
  );
}
