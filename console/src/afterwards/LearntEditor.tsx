import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useCompleteReview } from "../api/moves/incidents";
import { useMay } from "../api/queries";
import type { AfterReview } from "../api/queries/incidents";
import { Panel } from "../shared/Panel";
import { Overtaken } from "../versions/Overtaken";
import { useEditing } from "../versions/useEditing";
import { useKept } from "../versions/useKept";
import { WentWrong } from "../work/MoveForm";
import { ActionItems } from "./ActionItems";
import { fault, type Form, meant, opened, SECTIONS } from "./form";

/** What people say of an incident; read only for those who may not write. */
export function LearntEditor({ review }: { review: AfterReview }) {
  const mayWrite = useMay("work on cases");
  const of = useEditing<AfterReview, Form>(review, opened, meant);
  const { form, setForm, edited, overtaken, seen } = of;
  const save = useCompleteReview(review.incident_id);
  const wrong = fault(form);
  useKept(edited);
  return (
    <Panel id="learnt" title="What we learn">
      <Stack gap="sm">
        <Overtaken of={of} what="this review" />
        {Object.entries(SECTIONS).map(([field, name]) => (
          <Textarea
            key={field}
            label={name}
            value={form[field as keyof typeof SECTIONS]}
            onChange={(event) => setForm({ ...form, [field]: event.currentTarget.value })}
            autosize
            minRows={2}
            maxLength={10_000}
            readOnly={!mayWrite}
          />
        ))}
        <Textarea
          label="Open questions"
          description="One a line"
          value={form.questions}
          onChange={(event) => setForm({ ...form, questions: event.currentTarget.value })}
          autosize
          minRows={2}
          readOnly={!mayWrite}
        />
        <ActionItems
          actions={form.actions}
          onActions={(actions) => setForm({ ...form, actions })}
          readOnly={!mayWrite}
        />
        {wrong && (
          <Text size="sm" c="var(--amends-alarm)" role="alert">
            {wrong}
          </Text>
        )}
        {save.error && <WentWrong problem={save.error} />}
        {mayWrite && (
          <Group>
            <Button
              disabled={!edited || overtaken || wrong !== ""}
              loading={save.isPending}
              onClick={() =>
                save.mutate(
                  { ...meant(form), version: seen.version },
                  { onSuccess: (saved) => of.show(saved) },
                )
              }
            >
              Save the review
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}
