import { Fieldset, SimpleGrid, Text, Textarea, TextInput } from "@mantine/core";
import { entries, type Form, typed } from "./form";
import { PrivateFields } from "./PrivateFields";
import { Rows } from "./Rows";

export interface FieldsProps {
  form: Form;
  onForm: (form: Form) => void;
  readOnly: boolean;
  /** What the server said against a field. */
  wrong: (path: string, entries?: string[]) => string | undefined;
}

type Listed = "x" | "reddit" | "terms" | "subreddits" | "leftAlone" | "languages";

/** Every setting. */
export function Fields(props: FieldsProps) {
  const { form, onForm, readOnly, wrong } = props;
  const meant = typed(form);

  function list(field: Listed, path: string, label: string, description = "One a line") {
    return (
      <Textarea
        label={label}
        description={description}
        value={form[field]}
        onChange={(event) => onForm({ ...form, [field]: event.currentTarget.value })}
        readOnly={readOnly}
        error={wrong(path, entries(form[field]))}
        autosize
        minRows={2}
        maxRows={12}
      />
    );
  }

  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {list("x", "accounts.x", "Accounts on X", "One a line, without the @")}
        {list("reddit", "accounts.reddit", "Accounts on Reddit", "One a line, without u/")}
        {list("terms", "terms", "Terms", "One a line: what people call the brand")}
        {list("languages", "languages", "Languages", "One a line, as en or fil")}
        {list(
          "subreddits",
          "subreddits",
          "Subreddits",
          "One a line, without r/: what names the brand is heard",
        )}
        {list(
          "leftAlone",
          "subreddits_left_alone",
          "Subreddits left alone",
          "One a line, without r/: never answered there",
        )}
      </SimpleGrid>
      <Rows
        legend="Searches on X"
        one="search"
        rows={form.queries}
        onRows={(queries) => onForm({ ...form, queries })}
        empty={{ name: "", text: "" }}
        columns={{ name: "Name", text: "Search" }}
        readOnly={readOnly}
        error={wrong(
          "queries",
          meant.queries.map(({ name, text }) => name || text),
        )}
      />
      <Rows
        legend="Competitors"
        one="competitor"
        rows={form.competitors}
        onRows={(competitors) => onForm({ ...form, competitors })}
        empty={{ name: "", x: "", reddit: "" }}
        columns={{ name: "Name", x: "Accounts on X", reddit: "Accounts on Reddit" }}
        readOnly={readOnly}
        error={wrong(
          "competitors",
          meant.competitors.map(({ name }) => name),
        )}
      />
      <Rows
        legend="Budgets"
        one="budget"
        rows={form.budgets}
        onRows={(budgets) => onForm({ ...form, budgets })}
        empty={{ source: "", dollars: "" }}
        columns={{ source: "Source", dollars: "Dollars a month" }}
        readOnly={readOnly}
        error={wrong("budgets")}
      />
      <QuietHours {...props} />
      <PrivateFields {...props} />
    </>
  );
}

function QuietHours({ form, onForm, readOnly, wrong }: FieldsProps) {
  const [start, end, zone] = ["start", "end", "zone"].map((field) => wrong(`quiet_hours.${field}`));
  const together = start || end || zone ? undefined : wrong("quiet_hours");
  return (
    <Fieldset legend="Quiet hours">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label="From"
          type="time"
          value={form.start}
          onChange={(event) => onForm({ ...form, start: event.currentTarget.value })}
          readOnly={readOnly}
          error={start}
        />
        <TextInput
          label="To"
          type="time"
          value={form.end}
          onChange={(event) => onForm({ ...form, end: event.currentTarget.value })}
          readOnly={readOnly}
          error={end}
        />
        <TextInput
          label="Time zone"
          placeholder="Europe/London"
          value={form.zone}
          onChange={(event) => onForm({ ...form, zone: event.currentTarget.value })}
          readOnly={readOnly}
          error={zone}
        />
      </SimpleGrid>
      {together && (
        <Text size="sm" c="var(--amends-alarm)" role="alert" mt="xs">
          {together}
        </Text>
      )}
    </Fieldset>
  );
}
