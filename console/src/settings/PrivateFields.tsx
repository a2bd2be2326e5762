import { Fieldset, SimpleGrid, Text, Textarea, TextInput } from "@mantine/core";
import type { FieldsProps } from "./Fields";
import { entries, type Form } from "./form";

type Counted = "keepDays" | "remindHours" | "closeHours";

/** What holds for private messages and for invitations to them. */
export function PrivateFields({ form, onForm, readOnly, wrong }: FieldsProps) {
  const paths = ["notice_url", "keep_days", "remind_hours", "close_hours", "modmail"];
  const together = paths.some((path) => wrong(`private.${path}`)) ? undefined : wrong("private");

  function count(field: Counted & keyof Form, path: string, label: string, description: string, max: number) {
    return (
      <TextInput
        type="number"
        label={label}
        description={description}
        value={form[field]}
        onChange={(event) => onForm({ ...form, [field]: event.currentTarget.value })}
        min={1}
        max={max}
        readOnly={readOnly}
        error={wrong(`private.${path}`)}
      />
    );
  }

  return (
    <Fieldset legend="Private messages">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {count("keepDays", "keep_days", "Kept for", "Days; then the words are gone", 3650)}
        {count(
          "remindHours",
          "remind_hours",
          "Remind after",
          "Hours without an answer to an invitation",
          168,
        )}
        {count("closeHours", "close_hours", "Stop waiting after", "Hours without an answer", 720)}
      </SimpleGrid>
      <TextInput
        mt="sm"
        type="url"
        label="Privacy notice"
        description="A page on the web; the first message to a customer carries its link"
        placeholder="https://example.com/privacy"
        value={form.notice}
        onChange={(event) => onForm({ ...form, notice: event.currentTarget.value })}
        readOnly={readOnly}
        error={wrong("private.notice_url")}
      />
      <Textarea
        mt="sm"
        label="Subreddits that we moderate"
        description="One a line, without r/: customers can write to us there by modmail"
        value={form.modmail}
        onChange={(event) => onForm({ ...form, modmail: event.currentTarget.value })}
        readOnly={readOnly}
        error={wrong("private.modmail", entries(form.modmail))}
        autosize
        minRows={2}
        maxRows={8}
      />
      {together && (
        <Text size="sm" c="var(--amends-alarm)" role="alert" mt="xs">
          {together}
        </Text>
      )}
    </Fieldset>
  );
}
