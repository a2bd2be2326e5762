import { Accordion, Badge, Button, Group, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { emptyPath, moved, type PathForm } from "./form";
import { PathFields } from "./PathFields";
import { stepsInWords } from "./words";

interface Props {
  form: PathForm[];
  onForm: (form: PathForm[]) => void;
  readOnly: boolean;
  /** What is to be said of each rule, by its key. */
  said: Map<string, string[]>;
}

/** The rules in the order in which they are asked. */
export function PathList({ form, onForm, readOnly, said }: Props) {
  const [open, setOpen] = useState<string | null>(null);

  function add() {
    const rule = emptyPath(crypto.randomUUID());
    onForm([rule, ...form]);
    setOpen(rule.key);
  }

  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" id="paths">
          Paths, the first that fits is taken
        </Title>
        {!readOnly && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            Add a path
          </Button>
        )}
      </Group>
      <Accordion variant="contained" value={open} onChange={setOpen} aria-labelledby="paths">
        {form.map((rule, place) => (
          <Accordion.Item key={rule.key} value={rule.key}>
            <Accordion.Control>
              <Group gap={8} style={{ rowGap: 2 }}>
                <Text size="sm" c="dimmed" w={22} ta="right">
                  {place + 1}
                </Text>
                <Text size="sm" fw={600}>
                  {rule.name || "New path"}
                </Text>
                {said.has(rule.key) && (
                  <Badge
                    color="red"
                    variant="light"
                    size="sm"
                    tt="none"
                    leftSection={<IconAlertTriangle size={12} aria-hidden />}
                  >
                    Look here
                  </Badge>
                )}
              </Group>
              <Text size="sm" pl={30}>
                {stepsInWords(rule.steps)}
              </Text>
              <Text size="xs" c="dimmed" pl={30} lineClamp={1}>
                {rule.because}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              {open === rule.key && (
                <PathFields
                  rule={rule}
                  onRule={(changed) => onForm(form.with(place, changed))}
                  readOnly={readOnly}
                  said={said.get(rule.key)}
                  {...(place > 0 && { onUp: () => onForm(moved(form, place, place - 1)) })}
                  {...(place < form.length - 1 && { onDown: () => onForm(moved(form, place, place + 1)) })}
                  onRemove={() => onForm(form.toSpliced(place, 1))}
                />
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Text size="sm" c="dimmed" mt="xs">
        Where none fits, one other person is enough.
      </Text>
    </div>
  );
}
