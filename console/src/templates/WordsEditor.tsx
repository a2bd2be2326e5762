import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "../api/problem";
import type { Template, Words } from "../api/queries/templates";
import { slug, EMPTY } from "./words";
import { WordsFields } from "./WordsFields";

interface Props {
  words?: Words;
  save: UseMutationResult<Template, Problem, Words>;
  /** Whether somebody changed the template since the person began. */
  overtaken?: boolean;
  onClose: () => void;
}

/** A template's words as a form. What was typed stays when it can't be saved. */
export function WordsEditor({ words = EMPTY, save, overtaken = false, onClose }: Props) {
  const [form, setForm] = useState(words);
  const meant = { ...form, topic: slug(form.topic) };
  const ready = meant.name.trim() && meant.topic && meant.text.trim();
  return (
    <Paper withBorder p="md" component="section" aria-label="The words">
      <Stack gap="sm">
        {overtaken && (
          <Alert color="orange" role="status" title="Somebody changed this template while you were editing">
            The history below says what they did. What you typed is still here: copy what you need, and open
            the template again.
          </Alert>
        )}
        <WordsFields words={form} onWords={setForm} faults={save.error?.faults ?? []} />
        <Group gap="xs">
          <Button
            disabled={!ready || overtaken || JSON.stringify(meant) === JSON.stringify(words)}
            loading={save.isPending}
            onClick={() => save.mutate(meant)}
          >
            Save draft
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          A draft is offered to nobody. Words that are in use stay so until the new ones are approved.
        </Text>
      </Stack>
    </Paper>
  );
}
