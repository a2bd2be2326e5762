import { Alert, Stack } from "@mantine/core";
import type { Brand } from "../api/client";
import { useSetBrand } from "../api/moves";
import { Panel } from "../shared/Panel";
import { Overtaken } from "../versions/Overtaken";
import { SaveWithNote } from "../versions/SaveWithNote";
import { useEditing } from "../versions/useEditing";
import { Fields } from "./Fields";
import { opened, typed, wrong, wrongTogether } from "./form";

/** The settings as a form. When somebody else saves meanwhile, what was typed stays, and the person is told. */
export function Editor({ brand, mayConfigure }: { brand: Brand; mayConfigure: boolean }) {
  const editing = useEditing(brand, opened, typed);
  const { form, setForm, seen } = editing;
  const save = useSetBrand(({ settings, version }) => editing.show({ ...settings, version }));
  const faults = save.error?.faults ?? [];
  const together = wrongTogether(faults);
  return (
    <Panel id="brand" title="The brand">
      <Stack gap="sm">
        <Overtaken of={editing} what="the settings" />
        <Fields
          form={form}
          onForm={setForm}
          readOnly={!mayConfigure}
          wrong={(path, entries) => wrong(faults, path, entries)}
        />
        {together && (
          <Alert color="red" role="alert" title="The settings can't be saved like this">
            {together}
          </Alert>
        )}
        {mayConfigure && (
          <SaveWithNote
            key={seen.version}
            of={editing}
            label="Why these settings"
            button="Save settings"
            loading={save.isPending}
            onSave={(note) => save.mutate({ settings: typed(form), note, version: seen.version })}
          />
        )}
      </Stack>
    </Panel>
  );
}
