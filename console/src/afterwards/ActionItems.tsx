import { Button, Fieldset, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useColleagues } from "../api/queries/people";
import { plain } from "../shared/hidden";
import { useNow } from "../shared/useNow";
import { ActionRow } from "./ActionRow";
import { type ActionItem, isLate, MOST_ACTIONS, NEW_ACTION } from "./form";

interface Props {
  actions: ActionItem[];
  onActions: (actions: ActionItem[]) => void;
  readOnly: boolean;
}

/** What somebody does by a day so that it goes better next time. */
export function ActionItems({ actions, onActions, readOnly }: Props) {
  const here = useColleagues(!readOnly).data ?? [];
  const now = useNow();
  // Who owns one already stays in the list, whether or not they were here lately.
  const owners = actions
    .filter(({ owner }) => owner)
    .map(({ owner, owner_name }) => ({ id: owner, name: owner_name }));
  const people = new Map([...owners, ...here].map(({ id, name }) => [id, plain(name)]));
  return (
    <Fieldset legend="Action items">
      <Stack gap="sm" align="start">
        {actions.map((action, place) => (
          // Items have no name of their own; their place is what tells them apart.
          <ActionRow
            key={place}
            place={place}
            action={action}
            people={people}
            late={isLate(action, now)}
            onAction={(next) => onActions(actions.with(place, next))}
            onRemove={() => onActions(actions.toSpliced(place, 1))}
            readOnly={readOnly}
          />
        ))}
        {actions.length === 0 && (
          <Text size="sm" c="dimmed">
            None.
          </Text>
        )}
        {!readOnly && actions.length < MOST_ACTIONS && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onActions([...actions, NEW_ACTION])}
          >
            Add an action
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
