import { Accordion, Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ListForm, RulesForm } from "./form";

interface Props {
  form: RulesForm;
  onForm: (form: RulesForm) => void;
  readOnly: boolean;
  said: Map<string, string[]>;
}

/** The lists of words that rules ask as keywords.NAME. */
export function KeywordLists({ form, onForm, readOnly, said }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const { lists } = form;
  const put = (changed: ListForm[]) => onForm({ ...form, lists: changed });

  function add() {
    const list = { key: crypto.randomUUID(), name: "", phrases: "", butNot: "" };
    put([...lists, list]);
    setOpen(list.key);
  }

  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" id="lists">
          Keyword lists
        </Title>
        {!readOnly && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            Add a list
          </Button>
        )}
      </Group>
      <Accordion variant="contained" value={open} onChange={setOpen} aria-labelledby="lists">
        {lists.map((list, place) => (
          <Accordion.Item key={list.key} value={list.key}>
            <Accordion.Control>
              <Text size="sm" fw={600} span>
                {list.name || "New list"}
              </Text>{" "}
              <Text size="xs" c={said.has(list.key) ? "var(--amends-alarm)" : "dimmed"} span>
                {said.get(list.key)?.join(" ") ?? list.phrases.replaceAll("\n", ", ").slice(0, 80)}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              {open === list.key && (
                <ListFields
                  list={list}
                  onList={(changed) => put(lists.with(place, changed))}
                  readOnly={readOnly}
                  onRemove={() => put(lists.toSpliced(place, 1))}
                />
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  );
}

interface FieldsProps {
  list: ListForm;
  onList: (list: ListForm) => void;
  readOnly: boolean;
  onRemove: () => void;
}

function ListFields({ list, onList, readOnly, onRemove }: FieldsProps) {
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        description="Rules ask for it as keywords. and this name"
        value={list.name}
        onChange={(event) => onList({ ...list, name: event.currentTarget.value })}
        readOnly={readOnly}
        maxLength={40}
        maw={320}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Textarea
          label="Phrases"
          description="One a line: cancel* is any ending, my|our one of both"
          value={list.phrases}
          onChange={(event) => onList({ ...list, phrases: event.currentTarget.value })}
          readOnly={readOnly}
          autosize
          minRows={3}
          maxRows={14}
        />
        <Textarea
          label="But not in"
          description="One a line: what a phrase is not found in"
          value={list.butNot}
          onChange={(event) => onList({ ...list, butNot: event.currentTarget.value })}
          readOnly={readOnly}
          autosize
          minRows={3}
          maxRows={14}
        />
      </SimpleGrid>
      {!readOnly && (
        <Button
          variant="subtle"
          color="red"
          size="xs"
          w="fit-content"
          onClick={onRemove}
          leftSection={<IconTrash size={14} aria-hidden />}
        >
          Remove this list
        </Button>
      )}
    </Stack>
  );
}
