import { Fieldset, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { DAYS, type ServiceForm, spans } from "./form";

interface Props {
  form: ServiceForm;
  onForm: (form: ServiceForm) => void;
  readOnly: boolean;
}

/** When the brand is open, each weekday. */
export function HoursFields({ form, onForm, readOnly }: Props) {
  return (
    <Fieldset legend="Business hours">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
        {DAYS.map((day) => (
          <TextInput
            key={day}
            label={day[0]?.toUpperCase() + day.slice(1)}
            placeholder="Closed"
            value={form.days[day]}
            onChange={(event) =>
              onForm({ ...form, days: { ...form.days, [day]: event.currentTarget.value } })
            }
            readOnly={readOnly}
            error={spans(form.days[day]) === null ? "As 09:00-17:00, all day, or nothing" : null}
          />
        ))}
        <TextInput
          label="Time zone"
          placeholder="Europe/London"
          value={form.zone}
          onChange={(event) => onForm({ ...form, zone: event.currentTarget.value })}
          readOnly={readOnly}
        />
      </SimpleGrid>
      <Textarea
        mt="xs"
        label="Holidays"
        description="One a line, as 2026-12-25"
        value={form.holidays}
        onChange={(event) => onForm({ ...form, holidays: event.currentTarget.value })}
        readOnly={readOnly}
        autosize
        minRows={1}
        maxRows={8}
        maw={320}
      />
    </Fieldset>
  );
}
