import { Badge, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type CauseForm, emptyCause, type GroupForm } from "./form";

interface Props {
  group: GroupForm;
  onGroup: (group: GroupForm) => void;
  onRemove: () => void;
  readOnly: boolean;
}

/** A group's name and its causes. What is saved can be renamed and retired; only what is new can go. */
export function CauseFields({ group, onGroup, onRemove, readOnly }: Props) {
  const { causes } = group;
  const put = (changed: CauseForm[]) => onGroup({ ...group, causes: changed });
  return (
    <Stack gap="sm" align="start">
      <Row
        one={group}
        label="Group"
        onOne={(changed) => onGroup({ ...group, ...changed })}
        onRemove={onRemove}
        readOnly={readOnly}
      />
      <Stack gap="xs" w="100%" pl={{ base: 0, sm: "lg" }} align="start">
        {causes.map((cause, place) => (
          <Row
            key={cause.key}
            one={cause}
            label={`Cause ${place + 1}`}
            onOne={(changed) => put(causes.with(place, { ...cause, ...changed }))}
            onRemove={() => put(causes.toSpliced(place, 1))}
            readOnly={readOnly}
          />
        ))}
        {!readOnly && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => put([...causes, emptyCause(crypto.randomUUID())])}
          >
            Add a cause
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

interface RowProps {
  one: CauseForm;
  label: string;
  onOne: (change: Partial<CauseForm>) => void;
  onRemove: () => void;
  readOnly: boolean;
}

function Row({ one: { id, name, retired }, label, onOne, onRemove, readOnly }: RowProps) {
  const shown = name.trim() || label;
  return (
    <Group gap="xs" w="100%" align="start" wrap="nowrap">
      <TextInput
        aria-label={label}
        placeholder={label.startsWith("Group") ? "Name of the group" : "Name of the cause"}
        value={name}
        onChange={(event) => onOne({ name: event.currentTarget.value })}
        readOnly={readOnly}
        maxLength={80}
        flex={1}
        maw={420}
        error={id && !name.trim() ? "It needs a name." : undefined}
        rightSection={
          retired && (
            <Badge variant="default" size="sm" tt="none" mr={8}>
              Retired
            </Badge>
          )
        }
        rightSectionWidth={retired ? 78 : undefined}
      />
      {!readOnly && (
        <Button
          variant="subtle"
          color="gray"
          w={104}
          justify="start"
          px={8}
          flex="none"
          aria-label={`${id === null ? "Remove" : retired ? "Use again" : "Retire"}: ${shown}`}
          onClick={() => (id === null ? onRemove() : onOne({ retired: !retired }))}
        >
          {id === null ? "Remove" : retired ? "Use again" : "Retire"}
        </Button>
      )}
    </Group>
  );
}
