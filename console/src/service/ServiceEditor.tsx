import { Alert, Fieldset, NumberInput, Paper, SimpleGrid, Stack, Switch, Text } from "@mantine/core";
import type { Brand } from "../api/client";
import { useSetBrand } from "../api/moves";
import type { Service } from "../api/queries/service";
import { Overtaken } from "../versions/Overtaken";
import { SaveWithNote } from "../versions/SaveWithNote";
import { useEditing } from "../versions/useEditing";
import { HoursFields } from "./HoursFields";
import { isReadable, meant, opened } from "./form";
import { StaffFields } from "./StaffFields";
import { TargetsTable } from "./TargetsTable";

interface Props {
  brand: Brand;
  defaults: Service["classes"];
  mayConfigure: boolean;
}

const CALLS = {
  warn_at: "Warned at",
  deputy_at: "Deputy called at",
  lead_at: "Lead called at",
} as const;

/** The service times as a form; every other setting of the brand is saved as it is. */
export function ServiceEditor({ brand, defaults, mayConfigure }: Props) {
  const editing = useEditing(
    brand,
    (settings) => opened(settings, defaults),
    (form) => meant(form, defaults),
  );
  const { form, setForm, seen } = editing;
  const save = useSetBrand((saved) => editing.show({ ...saved.settings, version: saved.version }));
  const readable = isReadable(form);
  const { version, ...others } = seen;

  return (
    <Paper withBorder p="md" component="section" aria-label="The service times">
      <Stack gap="md">
        <Overtaken of={editing} what="the settings" />
        <TargetsTable
          rows={form.rows}
          onRows={(rows) => setForm({ ...form, rows })}
          readOnly={!mayConfigure}
        />
        <Switch
          label="Critical cases run around the clock"
          checked={form.gravest_around_the_clock}
          onChange={(event) => setForm({ ...form, gravest_around_the_clock: event.currentTarget.checked })}
          disabled={!mayConfigure}
        />
        <Fieldset legend="In percent of a target">
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            {(Object.keys(CALLS) as (keyof typeof CALLS)[]).map((field) => (
              <NumberInput
                key={field}
                label={CALLS[field]}
                suffix="%"
                min={1}
                max={field === "warn_at" ? 99 : 1000}
                allowDecimal={false}
                value={form[field]}
                onChange={(value) => typeof value === "number" && setForm({ ...form, [field]: value })}
                readOnly={!mayConfigure}
              />
            ))}
          </SimpleGrid>
        </Fieldset>
        <HoursFields form={form} onForm={setForm} readOnly={!mayConfigure} />
        <StaffFields
          desks={form.desks}
          onDesks={(desks) => setForm({ ...form, desks })}
          readOnly={!mayConfigure}
        />
        {save.error && !save.error.isConflict && (
          <Alert color="red" role="alert" title="The service times can't be saved like this">
            {save.error.message}
          </Alert>
        )}
        {!readable && (
          <Text size="sm" c="var(--amends-alarm)" role="status">
            Something typed above can't be read yet.
          </Text>
        )}
        {mayConfigure && (
          <SaveWithNote
            key={version}
            of={editing}
            label="Why these service times"
            button="Save service times"
            loading={save.isPending}
            blocked={!readable}
            onSave={(note) =>
              save.mutate({ settings: { ...others, ...meant(form, defaults) }, note, version })
            }
          />
        )}
      </Stack>
    </Paper>
  );
}
