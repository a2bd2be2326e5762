import { Checkbox, MultiSelect, Select, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useColleagues } from "../api/queries/people";
import { plain } from "../shared/hidden";
import { worksOnCases } from "../work/words";
import { faults, type Form } from "./description";

interface Props {
  form: Form;
  onForm: (form: Form) => void;
  /** Whether its people are asked, too: who opens an incident owns it. */
  people?: { id: string; name: string }[];
}

/** What is wrong, for whom, and whose it is. */
export function DescriptionFields({ form, onForm, people }: Props) {
  const wrong = faults(form);
  const lists = { topics: "Topics", regions: "Regions", products: "Products" } as const;
  return (
    <Stack gap="sm">
      <TextInput
        label="Title"
        description="What is wrong, as you would say it to a colleague."
        required
        value={form.title}
        onChange={(event) => onForm({ ...form, title: event.currentTarget.value })}
        error={wrong.title}
        maxLength={120}
        data-autofocus
      />
      {Object.entries(lists).map(([field, name]) => (
        <TagsInput
          key={field}
          label={name}
          description={field === "topics" ? "Complaints of these belong to it. Enter after each." : undefined}
          value={form[field as keyof typeof lists]}
          onChange={(list) => onForm({ ...form, [field]: list })}
          error={field === "topics" && wrong.topics}
          maxTags={20}
        />
      ))}
      <Textarea
        label="Rule"
        description="Asks what triage rules ask, and says which cases belong. Without one: complaints of its topics."
        value={form.rule}
        onChange={(event) => onForm({ ...form, rule: event.currentTarget.value })}
        autosize
        maxLength={1000}
        ff="monospace"
      />
      <Checkbox
        label="The whole industry has it, not we alone"
        checked={form.industryWide}
        onChange={(event) => onForm({ ...form, industryWide: event.currentTarget.checked })}
      />
      {people && <People form={form} onForm={onForm} people={people} />}
    </Stack>
  );
}

function People({ form, onForm, people }: Required<Props>) {
  const here = (useColleagues().data ?? []).filter(worksOnCases);
  const known = new Map([...people, ...here].map(({ id, name }) => [id, plain(name)]));
  const data = [...known].map(([value, label]) => ({ value, label }));
  return (
    <>
      <Select
        label="Owner"
        data={data}
        value={form.owner}
        onChange={(owner) => onForm({ ...form, owner })}
        searchable
        clearable
      />
      <MultiSelect
        label="Deputies"
        data={data}
        value={form.deputies}
        onChange={(deputies) => onForm({ ...form, deputies })}
        maxValues={10}
        searchable
      />
    </>
  );
}
