import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  Select,
  SimpleGrid,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { useRef } from "react";
import type { PlatformName } from "../api/client";
import type { Fault } from "../api/problem";
import { usePlaceholders, useTemplates, type Words } from "../api/queries/templates";
import { lengthOn } from "../case/length";
import type { Stage } from "../api/queries/statements";
import { PLATFORMS } from "../shared/PlatformBadge";
import { STAGES } from "../statements/words";
import { wordings } from "./words";

const EVERY = "every";
const ANSWERS = "answers";

interface Props {
  words: Words;
  onWords: (words: Words) => void;
  faults: Fault[];
}

/** Every field of a template. */
export function WordsFields({ words, onWords, faults }: Props) {
  const all = useTemplates({}).data?.items.flatMap(wordings) ?? [];
  const topics = [...new Set(all.map((wording) => wording.words.topic))].sort();
  const set = (change: Partial<Words>) => onWords({ ...words, ...change });
  const wrong = (field: keyof Words) =>
    faults
      .filter(({ at }) => at === field || at.startsWith(`${field}.`))
      .map(({ why }) => why)
      .join(" ") || undefined;

  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Name"
          value={words.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          maxLength={100}
          required
          error={wrong("name")}
        />
        <Autocomplete
          label="Topic"
          placeholder="billing"
          data={topics}
          value={words.topic}
          onChange={(topic) => set({ topic })}
          maxLength={40}
          required
          error={wrong("topic")}
        />
        <Select
          label="Platform"
          data={[
            { value: EVERY, label: "Every platform" },
            ...Object.entries(PLATFORMS).map(([value, label]) => ({ value, label })),
          ]}
          value={words.platform ?? EVERY}
          onChange={(value) => set({ platform: value === EVERY ? null : (value as PlatformName) })}
          allowDeselect={false}
        />
        <TextInput
          label="Language"
          placeholder="en"
          value={words.language}
          onChange={(event) => set({ language: event.currentTarget.value.trim().toLowerCase() })}
          maxLength={3}
          error={wrong("language")}
        />
        <Select
          label="Serves"
          data={[
            { value: ANSWERS, label: "Answers to customers" },
            ...Object.entries(STAGES).map(([value, { name }]) => ({ value, label: `Statements: ${name}` })),
          ]}
          value={words.stage ?? ANSWERS}
          onChange={(value) => set({ stage: value === ANSWERS ? null : (value as Stage) })}
          allowDeselect={false}
        />
      </SimpleGrid>
      <Textarea
        label="When to use it"
        value={words.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
        autosize
        minRows={1}
        maxLength={500}
        error={wrong("description")}
      />
      <TheText words={words} onText={(text) => set({ text })} error={wrong("text")} />
      <TagsInput
        label="Words that customers use"
        description="By these, too, it is suggested for a case: press Enter after each"
        value={words.keywords}
        onChange={(keywords) => set({ keywords })}
        maxTags={30}
        error={wrong("keywords")}
      />
      <Checkbox
        label="PR approves it, too"
        description="Legal always does"
        checked={words.needs_pr}
        onChange={(event) => set({ needs_pr: event.currentTarget.checked })}
      />
    </>
  );
}

interface TextProps {
  words: Words;
  onText: (text: string) => void;
  error: string | undefined;
}

function TheText({ words, onText, error }: TextProps) {
  const places = usePlaceholders().data ?? [];
  const area = useRef<HTMLTextAreaElement>(null);
  const { used, limit, about } = lengthOn(words.platform ?? "x", words.text);

  function insert(name: string) {
    const { selectionStart: from = words.text.length, selectionEnd: to = from } = area.current ?? {};
    onText(`${words.text.slice(0, from)}{${name}}${words.text.slice(to)}`);
    area.current?.focus();
  }

  return (
    <div>
      <Textarea
        ref={area}
        label="Text"
        description="Acknowledge first what the customer wrote; then say what happens next"
        value={words.text}
        onChange={(event) => onText(event.currentTarget.value)}
        autosize
        minRows={4}
        maxRows={18}
        maxLength={10_000}
        required
        error={error}
      />
      <Group justify="space-between" mt={4} gap="xs">
        <Group gap={4} role="group" aria-label="Insert a placeholder">
          {places.map(({ name, meaning }) => (
            <Tooltip key={name} label={meaning}>
              <Button variant="default" size="compact-xs" onClick={() => insert(name)}>
                {`{${name}}`}
              </Button>
            </Tooltip>
          ))}
        </Group>
        <Text size="xs" c={used > limit ? "var(--amends-alarm)" : "dimmed"}>
          {about && "about "}
          {used} of {limit}
          {!words.platform && " (X takes the fewest)"}
        </Text>
      </Group>
    </div>
  );
}
