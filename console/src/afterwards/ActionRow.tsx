import { ActionIcon, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ActionItem } from "./form";

interface Props {
  place: number;
  action: ActionItem;
  people: Map<string, string>;
  late: boolean;
  onAction: (action: ActionItem) => void;
  onRemove: () => void;
  readOnly: boolean;
}

/** One action: what, by whom, by which day. */
export function ActionRow({ place, action, people, late, onAction, onRemove, readOnly }: Props) {
  return (
    <Group gap="xs" w="100%" align="start" role="group" aria-label={`Action ${place + 1}`}>
      <TextInput
        label="What"
        value={action.what}
        onChange={(event) => onAction({ ...action, what: event.currentTarget.value })}
        maxLength={500}
        readOnly={readOnly}
        flex={2}
        miw={220}
      />
      <Select
        label="Owner"
        data={[...people].map(([value, label]) => ({ value, label }))}
        value={action.owner || null}
        onChange={(owner) =>
          onAction({ ...action, owner: owner ?? "", owner_name: owner ? (people.get(owner) ?? owner) : "" })
        }
        searchable
        readOnly={readOnly}
        flex={1}
        miw={150}
      />
      <TextInput
        type="date"
        label="Due"
        value={action.due}
        onChange={(event) => onAction({ ...action, due: event.currentTarget.value })}
        error={late && "Overdue"}
        readOnly={readOnly}
      />
      <Checkbox
        label="Done"
        checked={action.done}
        onChange={(event) => !readOnly && onAction({ ...action, done: event.currentTarget.checked })}
        disabled={readOnly}
        mt={30}
      />
      {!readOnly && (
        <ActionIcon
          variant="subtle"
          color="gray"
          mt={28}
          aria-label={`Remove action ${place + 1}`}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
