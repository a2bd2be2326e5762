import { Accordion, Badge, Button, Group, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { RuleCount } from "../api/queries/rules";
import { SeverityBadge } from "../shared/SeverityBadge";
import { emptyRule, type RuleForm, type RulesForm } from "./form";
import { RuleFields } from "./RuleFields";
import { DESKS } from "./words";

interface Props {
  form: RulesForm;
  onForm: (form: RulesForm) => void;
  readOnly: boolean;
  /** What is to be said of each rule, by its key. */
  said: Map<string, string[]>;
  /** How often each rule fitted when the rules were tried, by its name. */
  counts: Map<string, RuleCount>;
}

/** The rules in the order in which they are asked. */
export function RuleList({ form, onForm, readOnly, said, counts }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const { rules } = form;
  const put = (changed: RuleForm[]) => onForm({ ...form, rules: changed });

  function move(from: number, to: number) {
    const rule = rules[from];
    if (rule) put(rules.toSpliced(from, 1).toSpliced(to, 0, rule));
  }

  function add() {
    const rule = emptyRule(crypto.randomUUID());
    put([rule, ...rules]);
    setOpen(rule.key);
  }

  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" id="rules">
          Rules, the first that fits decides
        </Title>
        {!readOnly && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            Add a rule
          </Button>
        )}
      </Group>
      <Accordion variant="contained" value={open} onChange={setOpen} aria-labelledby="rules">
        {rules.map((rule, place) => {
          const words = said.get(rule.key);
          const count = counts.get(rule.id);
          return (
            <Accordion.Item key={rule.key} value={rule.key}>
              <Accordion.Control>
                <Group gap={8} style={{ rowGap: 2 }}>
                  <Text size="sm" c="dimmed" w={22} ta="right">
                    {place + 1}
                  </Text>
                  <Text size="sm" fw={600}>
                    {rule.id || "New rule"}
                  </Text>
                  <Badge variant="default" size="sm" tt="none" fw={500}>
                    {DESKS[rule.desk]}
                  </Badge>
                  <SeverityBadge level={rule.severity} />
                  {words && <Faulty />}
                  {count && (
                    <Text size="xs" c="dimmed">
                      fits {count.fits}, decides {count.decides}
                    </Text>
                  )}
                </Group>
                <Text size="xs" c="dimmed" pl={30} lineClamp={1}>
                  {rule.reason}
                </Text>
              </Accordion.Control>
              <Accordion.Panel>
                {open === rule.key && (
                  <RuleFields
                    rule={rule}
                    onRule={(changed) => put(rules.with(place, changed))}
                    readOnly={readOnly}
                    said={words}
                    {...(place > 0 && { onUp: () => move(place, place - 1) })}
                    {...(place < rules.length - 1 && { onDown: () => move(place, place + 1) })}
                    onRemove={() => put(rules.toSpliced(place, 1))}
                  />
                )}
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
    </div>
  );
}

function Faulty() {
  return (
    <Badge
      color="red"
      variant="light"
      size="sm"
      tt="none"
      leftSection={<IconAlertTriangle size={12} aria-hidden />}
    >
      Look here
    </Badge>
  );
}
