import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  MultiSelect,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { Desk } from "../api/client";
import type { PersonNotices } from "../api/queries/notices";
import { useColleagues } from "../api/queries/people";
import { plain } from "../shared/hidden";
import { DESKS, NOBODY } from "./form";

interface Props {
  people: PersonNotices[];
  onPeople: (people: PersonNotices[]) => void;
}

/** How people can be told, and whose notices are theirs too. */
export function PeopleRows({ people, onPeople }: Props) {
  const colleagues = useColleagues().data ?? [];
  return (
    <Fieldset legend="People">
      <Stack gap="sm" align="start">
        {people.length === 0 && (
          <Text size="sm" c="dimmed">
            Nobody.
          </Text>
        )}
        {people.map((person, place) => (
          <Person
            // Rows have no name of their own until they are saved; their place is what tells them apart.
            key={place}
            person={person}
            place={place}
            onPerson={(changed) => onPeople(people.with(place, changed))}
            onRemove={() => onPeople(people.toSpliced(place, 1))}
          />
        ))}
        <Group gap="xs">
          <Select
            size="xs"
            aria-label="Add a colleague"
            placeholder="Add a colleague"
            data={colleagues
              .filter(({ id }) => !people.some((person) => person.id === id))
              .map(({ id, name }) => ({ value: id, label: plain(name) || id }))}
            value={null}
            onChange={(id) => {
              const found = colleagues.find((one) => one.id === id);
              if (found) onPeople([...people, { ...NOBODY, id: found.id, name: found.name }]);
            }}
            searchable
          />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onPeople([...people, NOBODY])}
          >
            Add somebody else
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

interface PersonProps {
  person: PersonNotices;
  place: number;
  onPerson: (person: PersonNotices) => void;
  onRemove: () => void;
}

function Person({ person, place, onPerson, onRemove }: PersonProps) {
  return (
    <Paper withBorder p="xs" pr={40} w="100%" pos="relative" role="group" aria-label={`Person ${place + 1}`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        pos="absolute"
        top={8}
        right={8}
        aria-label={`Remove person ${place + 1}`}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs">
        <TextInput
          label="Name"
          value={person.name}
          onChange={(event) => onPerson({ ...person, name: event.currentTarget.value })}
          maxLength={80}
        />
        <TextInput
          label="Id"
          description="On their page How I am told"
          value={person.id}
          onChange={(event) => onPerson({ ...person, id: event.currentTarget.value })}
          maxLength={128}
          inputWrapperOrder={["label", "input", "description", "error"]}
        />
        <TextInput
          label="E-mail address"
          value={person.email ?? ""}
          onChange={(event) => onPerson({ ...person, email: event.currentTarget.value })}
        />
        <TextInput
          label="Slack webhook"
          value={person.slack ?? ""}
          onChange={(event) => onPerson({ ...person, slack: event.currentTarget.value.trim() })}
          maxLength={40}
        />
        <MultiSelect
          label="Told as these desks, too"
          data={Object.entries(DESKS).map(([value, label]) => ({ value, label }))}
          value={person.desks}
          onChange={(desks) => onPerson({ ...person, desks: desks as Desk[] })}
        />
      </SimpleGrid>
    </Paper>
  );
}
