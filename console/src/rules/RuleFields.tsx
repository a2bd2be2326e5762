import { Alert, Button, Group, List, Select, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import type { Desk } from "../api/client";
import { sentence } from "../api/problem";
import { Rows } from "../settings/Rows";
import { severity } from "../shared/severity";
import type { RuleForm } from "./form";
import { DESKS } from "./words";

interface Props {
  rule: RuleForm;
  onRule: (rule: RuleForm) => void;
  readOnly: boolean;
  said: string[] | undefined;
  onUp?: () => void;
  onDown?: () => void;
  onRemove: () => void;
}

const LEVELS = [1, 2, 3, 4].map((level) => ({ value: String(level), label: severity(level).word }));
const DESK_NAMES = Object.entries(DESKS).map(([value, label]) => ({ value, label }));
const COLUMNS = { text: "Post", values: "What differs, as author.followers=60000" };
const EXAMPLE = { text: "", values: "" };

/** Every field of a rule, with what is to be said of it on top. */
export function RuleFields({ rule, onRule, readOnly, said, onUp, onDown, onRemove }: Props) {
  const set = (change: Partial<RuleForm>) => onRule({ ...rule, ...change });
  return (
    <Stack gap="sm">
      {said && (
        <Alert color="red" role="alert" title="About this rule">
          <List size="sm">
            {said.map((words) => (
              <List.Item key={words}>{sentence(words)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Textarea
        label="When"
        description="As reading.complaint > 0.6 and author.followers > 50000"
        value={rule.when}
        onChange={(event) => set({ when: event.currentTarget.value })}
        readOnly={readOnly}
        autosize
        minRows={1}
        maxLength={1000}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      />
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <TextInput
          label="Name"
          placeholder="data-protection"
          value={rule.id}
          onChange={(event) => set({ id: event.currentTarget.value })}
          readOnly={readOnly}
          maxLength={40}
        />
        <Select
          label="Desk"
          data={DESK_NAMES}
          value={rule.desk}
          onChange={(desk) => desk && set({ desk: desk as Desk })}
          readOnly={readOnly}
          allowDeselect={false}
        />
        <Select
          label="Severity"
          data={LEVELS}
          value={String(rule.severity)}
          onChange={(level) => level && set({ severity: Number(level) })}
          readOnly={readOnly}
          allowDeselect={false}
        />
        <TextInput
          label="Topic"
          value={rule.topic}
          onChange={(event) => set({ topic: event.currentTarget.value })}
          readOnly={readOnly}
          maxLength={40}
        />
      </SimpleGrid>
      <TextInput
        label="Reason"
        description="Shown on the case; {author.followers} stands for the number"
        value={rule.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        readOnly={readOnly}
        maxLength={200}
      />
      <Textarea
        label="Guidance"
        description="Shown to whoever works on the case"
        value={rule.guidance}
        onChange={(event) => set({ guidance: event.currentTarget.value })}
        readOnly={readOnly}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={2000}
      />
      {(["matches", "spares"] as const).map((kind) => (
        <Rows
          key={kind}
          legend={kind === "matches" ? "Examples that it is meant for" : "Examples that it must leave alone"}
          one="post"
          rows={rule[kind]}
          onRows={(rows) => set({ [kind]: rows })}
          empty={EXAMPLE}
          columns={COLUMNS}
          readOnly={readOnly}
          error={undefined}
        />
      ))}
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
            Remove this rule
          </Button>
        </Group>
      )}
    </Stack>
  );
}
