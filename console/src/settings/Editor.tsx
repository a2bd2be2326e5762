import { Alert, Button, Group, Paper, Stack, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import type { Brand } from "../api/client";
import { useSetBrand } from "../api/moves";
import { Fields } from "./Fields";
import { differs, opened, typed, wrong, wrongTogether } from "./form";

/** The settings as a form. When somebody else saves meanwhile, what was typed stays, and the person is told. */
export function Editor({ brand, mayConfigure }: { brand: Brand; mayConfigure: boolean }) {
  const [seen, setSeen] = useState(brand);
  const [form, setForm] = useState(() => opened(brand));
  const [note, setNote] = useState("");
  const save = useSetBrand(({ settings, version }) => {
    setSeen({ ...settings, version });
    setForm(opened(settings));
    setNote("");
  });
  const edited = differs(form, seen);
  const overtaken = brand.version > seen.version;
  // Nothing typed would be lost: the page follows what others save.
  if (overtaken && !edited) show(brand);

  function show(newer: Brand) {
    setSeen(newer);
    setForm(opened(newer));
  }

  const faults = save.error?.faults ?? [];
  const together = wrongTogether(faults);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="brand">
      <Title order={2} size="h5" mb="sm" id="brand">
        The brand
      </Title>
      <Stack gap="sm">
        {overtaken && edited && (
          <Alert color="orange" role="status" title="Somebody changed the settings while you were editing">
            The history below says what they changed. What you typed is still here.
            <Group gap="xs" mt="xs">
              <Button variant="default" size="xs" onClick={() => setSeen(brand)}>
                Save mine over theirs
              </Button>
              <Button variant="subtle" color="gray" size="xs" onClick={() => show(brand)}>
                Discard mine
              </Button>
            </Group>
          </Alert>
        )}
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
          <>
            <Textarea
              label="Why these settings"
              description="For those who look at it later"
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              autosize
              minRows={2}
              maxLength={500}
            />
            <Button
              w="fit-content"
              disabled={!edited || overtaken || note.trim() === ""}
              loading={save.isPending}
              onClick={() => save.mutate({ settings: typed(form), note, version: seen.version })}
            >
              Save settings
            </Button>
          </>
        )}
      </Stack>
    </Paper>
  );
}
