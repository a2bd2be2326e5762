import { Alert, Fieldset, MultiSelect, Stack, Switch } from "@mantine/core";
import { useSetNotices } from "../api/moves/notices";
import type { Desk } from "../api/client";
import type { NoticesNow } from "../api/queries/notices";
import { Panel } from "../shared/Panel";
import { Overtaken } from "../versions/Overtaken";
import { SaveWithNote } from "../versions/SaveWithNote";
import { useEditing } from "../versions/useEditing";
import { DeskFields } from "./DeskFields";
import { DESKS, meant, opened, ORDER } from "./form";
import { PeopleRows } from "./PeopleRows";

/** Every desk's and person's addresses as a form. */
export function NoticesEditor({ current }: { current: NoticesNow }) {
  const editing = useEditing(current, ({ settings }) => opened(settings), meant);
  const { form, setForm, seen } = editing;
  const save = useSetNotices(({ settings, version }) => editing.show({ ...current, settings, version }));
  return (
    <Panel id="notices" title="Who is told">
      <Stack gap="sm">
        <Overtaken of={editing} what="the notifications" />
        {ORDER.map((desk) => (
          <Fieldset key={desk} legend={`Desk ${DESKS[desk]}`}>
            <DeskFields
              desk={form.desks[desk]}
              kinds={current.kinds}
              onDesk={(changed) => setForm({ ...form, desks: { ...form.desks, [desk]: changed } })}
            />
          </Fieldset>
        ))}
        <PeopleRows people={form.people} onPeople={(people) => setForm({ ...form, people })} />
        <MultiSelect
          label="Desks that approve"
          description="They are told when a reply waits for approval"
          data={Object.entries(DESKS).map(([value, label]) => ({ value, label }))}
          value={form.approvers}
          onChange={(approvers) => setForm({ ...form, approvers: approvers as Desk[] })}
        />
        <Switch
          label="Show the words of a waiting reply in Slack"
          description="Never of one that answers a private message; never a customer's words"
          checked={form.public_preview}
          onChange={(event) => setForm({ ...form, public_preview: event.currentTarget.checked })}
        />
        {save.error && !save.error.isConflict && (
          <Alert color="red" role="alert" title="The notifications can't be saved like this">
            {save.error.message}
          </Alert>
        )}
        <SaveWithNote
          key={seen.version}
          of={editing}
          label="Why these notifications"
          button="Save notifications"
          loading={save.isPending}
          onSave={(note) => save.mutate({ settings: meant(form), note, version: seen.version })}
        />
      </Stack>
    </Panel>
  );
}
