import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useEditStatement } from "../api/moves/statements";
import type { Found, Stage, Statement } from "../api/queries/statements";
import { Findings } from "../lint/Findings";
import { Overtaken } from "../versions/Overtaken";
import { useEditing } from "../versions/useEditing";
import { useKept } from "../versions/useKept";
import { WentWrong } from "../work/MoveForm";
import { fault, type Form, fresh, meant, MOST_TEXTS, opened } from "./form";
import { TextFields } from "./TextFields";
import { foundAt, promises, STAGES } from "./words";

interface Props {
  statement: Statement;
  /** Of the words as they are saved. */
  findings: Found[];
  onClose: () => void;
}

/** A draft's words, by channel and language, and the moment that they promise. */
export function StatementEditor({ statement, findings, onClose }: Props) {
  const of = useEditing<Statement, Form>(statement, opened, (form) => meant(form, statement));
  const { form, setForm, seen, edited, overtaken } = of;
  const save = useEditStatement(seen, of.show);
  const wrong = fault(form);
  const whole = foundAt(findings, null);
  useKept(edited);
  return (
    <Stack gap="sm">
      <Overtaken of={of} what="this statement" />
      <Group gap="sm" align="end">
        {seen.stage !== "correction" && (
          <NativeSelect
            label="Stage"
            value={form.stage}
            onChange={(event) => setForm({ ...form, stage: event.currentTarget.value as Stage })}
            data={Object.entries(STAGES)
              .filter(([stage]) => stage !== "correction")
              .map(([value, { name }]) => ({ value, label: name }))}
          />
        )}
        {(promises(form.stage) || form.nextUpdate) && (
          <TextInput
            type="datetime-local"
            label="Next update"
            description="By your clock; the words say it by the brand's."
            value={form.nextUpdate}
            onChange={(event) => setForm({ ...form, nextUpdate: event.currentTarget.value })}
          />
        )}
      </Group>
      {!edited && whole.length > 0 && <Findings text="" findings={whole} />}
      {form.texts.map((text, place) => (
        // Texts have no name of their own; their place is what tells them apart.
        <TextFields
          key={place}
          place={place}
          text={text}
          saved={seen.texts}
          findings={findings}
          onText={(next) => setForm({ ...form, texts: form.texts.with(place, next) })}
          onRemove={() => setForm({ ...form, texts: form.texts.toSpliced(place, 1) })}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        w="fit-content"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={form.texts.length >= MOST_TEXTS}
        onClick={() => setForm({ ...form, texts: [...form.texts, fresh(form.texts)] })}
      >
        Add a channel or language
      </Button>
      {wrong && (
        <Text size="sm" c="var(--amends-alarm)" role="alert">
          {wrong}
        </Text>
      )}
      {save.error && <WentWrong problem={save.error} />}
      <Group gap="xs">
        <Button
          disabled={!edited || overtaken || wrong !== ""}
          loading={save.isPending}
          onClick={() => save.mutate(meant(form, seen))}
        >
          Save draft
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {edited ? "Leave without saving" : "Done"}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        The rules look at the words when they are saved.
      </Text>
    </Stack>
  );
}
