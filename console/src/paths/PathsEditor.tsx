import { Alert, Button, Paper, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useSetPaths } from "../api/moves/paths";
import type { Problem } from "../api/problem";
import { type PathRule, type Paths, useCheckedPaths } from "../api/queries/paths";
import { FieldsHelp } from "../rules/FieldsHelp";
import { Overtaken } from "../versions/Overtaken";
import { SaveWithNote } from "../versions/SaveWithNote";
import { useEditing } from "../versions/useEditing";
import { meant, opened, said } from "./form";
import { PathList } from "./PathList";

const PAUSE = 500; // milliseconds without a key

/** The approval paths as a form, checked while they are typed. */
export function PathsEditor({ current, mayConfigure }: { current: Paths; mayConfigure: boolean }) {
  const editing = useEditing(current, ({ rules }) => opened(rules), meant);
  const { form, setForm, edited, seen } = editing;
  const rules = meant(form);
  const [typed] = useDebouncedValue(JSON.stringify(rules), PAUSE);
  const checked = useCheckedPaths(mayConfigure ? (JSON.parse(typed) as PathRule[]) : null);
  const save = useSetPaths((paths) => editing.show(paths));

  const refused = edited ? (checked.error as Problem | null) : null;
  const found = said(form, edited && !refused ? (checked.data?.faults ?? []) : [], refused?.faults ?? []);
  const unplaced = refused && refused.faults.length === 0 ? [refused.message] : [];
  const wrong = found.rules.size > 0 || found.all.length > 0 || refused !== null;
  const fields = Object.entries(checked.data?.fields ?? {}).map(([name, kind]) => ({ name, kind }));

  return (
    <>
      <Paper withBorder p="md" component="section" aria-label="The approval paths">
        <Stack gap="md">
          <Overtaken of={editing} what="the approval paths" />
          <PathList form={form} onForm={setForm} readOnly={!mayConfigure} said={found.rules} />
          {mayConfigure && fields.length > 0 && <FieldsHelp fields={fields} />}
        </Stack>
      </Paper>
      {mayConfigure && (
        <Paper withBorder p="md" component="section" aria-label="Save">
          <Stack gap="sm">
            {wrong && (
              <Alert color="red" role="alert" title="The paths can't be saved like this">
                {[...found.all, ...unplaced].join(" ") || "What is wrong is said at each path."}
              </Alert>
            )}
            {save.error && !save.error.isConflict && !wrong && (
              <Alert color="red" role="alert" title="The paths were not saved">
                {save.error.message}
              </Alert>
            )}
            <SaveWithNote
              key={seen.version}
              of={editing}
              label="Why these paths"
              button="Save paths"
              loading={save.isPending}
              blocked={wrong || typed !== JSON.stringify(rules) || checked.isFetching}
              onSave={(note) => save.mutate({ rules, note, version: seen.version })}
            >
              {edited && (
                <Button variant="subtle" color="gray" onClick={() => editing.show(current)}>
                  Discard changes
                </Button>
              )}
            </SaveWithNote>
          </Stack>
        </Paper>
      )}
    </>
  );
}
