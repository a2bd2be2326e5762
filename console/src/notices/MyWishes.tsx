import {
  Alert,
  Button,
  Checkbox,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Paper,
  SimpleGrid,
  Stack,
  TextInput,
} from "@mantine/core";
import { useSetMyNotices, useTestNotice } from "../api/moves/notices";
import type { Channel, MyNotices, Wishes } from "../api/queries/notices";
import { Overtaken } from "../versions/Overtaken";
import { useEditing } from "../versions/useEditing";
import { useKept } from "../versions/useKept";

const CHANNELS: [Channel, string][] = [
  ["slack", "Slack"],
  ["email", "E-mail"],
];
const NO_HOURS = { start: "", end: "", zone: "" };

function opened({ channels, muted, digest_minutes, quiet_hours, gravest_always }: MyNotices) {
  return { channels, muted, digest_minutes, gravest_always, quiet_hours: quiet_hours ?? NO_HOURS };
}

function meant({ quiet_hours: quiet, ...others }: ReturnType<typeof opened>): Wishes {
  const { start, end, zone } = quiet;
  return { ...others, quiet_hours: start || end || zone ? { start, end, zone: zone.trim() } : null };
}

/** Channels, kinds, digests and quiet hours of one person. */
export function MyWishes({ mine }: { mine: MyNotices }) {
  const editing = useEditing(mine, opened, meant);
  const { form, setForm, edited, seen } = editing;
  const save = useSetMyNotices((next) => editing.show({ ...mine, ...next }));
  const test = useTestNotice();
  useKept(edited);
  const quiet = form.quiet_hours;

  return (
    <Paper withBorder p="md" component="section" aria-label="Your wishes">
      <Stack gap="sm">
        <Overtaken of={editing} what="your wishes" />
        <Checkbox.Group
          label="By"
          value={form.channels}
          onChange={(channels) => setForm({ ...form, channels: channels as Channel[] })}
        >
          <Group mt="xs">
            {CHANNELS.map(([value, label]) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <MultiSelect
          label="Not told of"
          data={mine.kinds}
          value={form.muted}
          onChange={(muted) => setForm({ ...form, muted })}
          clearable
        />
        <NumberInput
          label="What is not urgent is gathered for"
          suffix=" minutes"
          value={form.digest_minutes}
          onChange={(minutes) => typeof minutes === "number" && setForm({ ...form, digest_minutes: minutes })}
          min={1}
          max={1440}
          allowDecimal={false}
        />
        <Fieldset legend="Quiet hours">
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            {(["start", "end"] as const).map((field) => (
              <TextInput
                key={field}
                label={field === "start" ? "From" : "To"}
                type="time"
                value={quiet[field]}
                onChange={(event) =>
                  setForm({ ...form, quiet_hours: { ...quiet, [field]: event.currentTarget.value } })
                }
              />
            ))}
            <TextInput
              label="Time zone"
              placeholder={Intl.DateTimeFormat().resolvedOptions().timeZone}
              value={quiet.zone}
              onChange={(event) =>
                setForm({ ...form, quiet_hours: { ...quiet, zone: event.currentTarget.value } })
              }
            />
          </SimpleGrid>
          <Checkbox
            mt="sm"
            label="What is critical comes through quiet hours"
            checked={form.gravest_always}
            onChange={(event) => setForm({ ...form, gravest_always: event.currentTarget.checked })}
          />
        </Fieldset>
        {save.error && (
          <Alert color="red" role="alert" title="This can't be saved">
            {save.error.message}
          </Alert>
        )}
        <Group gap="xs">
          <Button
            disabled={!edited || editing.overtaken}
            loading={save.isPending}
            onClick={() => save.mutate({ ...meant(form), version: seen.version })}
          >
            Save
          </Button>
          <Button variant="default" disabled={edited} loading={test.isPending} onClick={() => test.mutate()}>
            Send me a test
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
