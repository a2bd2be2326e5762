import { Accordion, Badge, Button, Group, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { CauseFields } from "./CauseFields";
import { counted, emptyGroup, type GroupForm } from "./form";

interface Props {
  form: GroupForm[];
  onForm: (form: GroupForm[]) => void;
  readOnly: boolean;
}

/** The groups of causes, in the order in which they are offered. */
export function CauseList({ form, onForm, readOnly }: Props) {
  const [open, setOpen] = useState<string | null>(null);

  function add() {
    const group = emptyGroup(crypto.randomUUID());
    onForm([...form, group]);
    setOpen(group.key);
  }

  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" id="groups">
          Groups
        </Title>
        {!readOnly && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            Add a group
          </Button>
        )}
      </Group>
      <Accordion variant="contained" value={open} onChange={setOpen} aria-labelledby="groups">
        {form.map((group, place) => (
          <Accordion.Item key={group.key} value={group.key}>
            <Accordion.Control>
              <Group gap={8} style={{ rowGap: 2 }}>
                <Text size="sm" fw={600}>
                  {group.name || "New group"}
                </Text>
                <Text size="xs" c="dimmed">
                  {counted(group)}
                </Text>
                {group.retired && (
                  <Badge variant="default" size="sm" tt="none">
                    Retired
                  </Badge>
                )}
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              {open === group.key && (
                <CauseFields
                  group={group}
                  onGroup={(changed) => onForm(form.with(place, changed))}
                  onRemove={() => onForm(form.toSpliced(place, 1))}
                  readOnly={readOnly}
                />
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  );
}
