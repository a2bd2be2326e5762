import { Alert, Button, Paper, Stack } from "@mantine/core";
import type { Taxonomy } from "../api/client";
import { useSetCauses } from "../api/moves/causes";
import { Overtaken } from "../versions/Overtaken";
import { SaveWithNote } from "../versions/SaveWithNote";
import { useEditing } from "../versions/useEditing";
import { CauseList } from "./CauseList";
import { isNameless, meant, opened } from "./form";

/** The root causes as a form. */
export function CausesEditor({ current, mayConfigure }: { current: Taxonomy; mayConfigure: boolean }) {
  const editing = useEditing(current, ({ groups }) => opened(groups), meant);
  const { form, setForm, edited, seen } = editing;
  const save = useSetCauses((taxonomy) => editing.show(taxonomy));
  return (
    <Paper withBorder p="md" component="section" aria-label="The root causes">
      <Stack gap="md">
        <Overtaken of={editing} what="the root causes" />
        <CauseList form={form} onForm={setForm} readOnly={!mayConfigure} />
        {save.error && !save.error.isConflict && (
          <Alert color="red" role="alert" title="The root causes can't be saved like this">
            {save.error.message}
          </Alert>
        )}
        {mayConfigure && (
          <SaveWithNote
            key={seen.version}
            of={editing}
            label="Why these root causes"
            button="Save root causes"
            loading={save.isPending}
            blocked={isNameless(form)}
            onSave={(note) => save.mutate({ groups: meant(form), note, version: seen.version })}
          >
            {edited && (
              <Button variant="subtle" color="gray" onClick={() => editing.show(current)}>
                Discard changes
              </Button>
            )}
          </SaveWithNote>
        )}
      </Stack>
    </Paper>
  );
}
