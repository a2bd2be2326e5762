import { Select, SimpleGrid } from "@mantine/core";
import { type Sought, useTemplates } from "../api/queries/templates";
import { PLATFORMS } from "../shared/PlatformBadge";
import { language, STATES, topic, wordings } from "./words";

interface Props {
  sought: Sought;
  onSought: (sought: Sought) => void;
}

/** What is listed; topics and languages are those of the library. */
export function Filters({ sought, onSought }: Props) {
  const all = useTemplates({}).data?.items.flatMap(wordings) ?? [];
  const topics = new Set([...all.map(({ words }) => words.topic), ...(sought.topic ? [sought.topic] : [])]);
  const languages = new Set(["en", ...all.map(({ words }) => words.language), sought.language ?? "en"]);

  function filter(field: keyof Sought, name: string, data: { value: string; label: string }[]) {
    return (
      <Select
        label={name}
        placeholder="All"
        clearable
        searchable={data.length > 8}
        size="xs"
        data={data}
        value={sought[field] ?? null}
        onChange={(value) => {
          const others = Object.entries(sought).filter(([name]) => name !== field);
          onSought(Object.fromEntries(value ? [...others, [field, value]] : others));
        }}
      />
    );
  }

  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" maw={820} role="search" aria-label="Templates">
      {filter("state", "State", named(STATES))}
      {filter(
        "topic",
        "Topic",
        [...topics].sort().map((value) => ({ value, label: topic(value) })),
      )}
      {filter("platform", "Platform", named(PLATFORMS))}
      {filter(
        "language",
        "Language",
        [...languages].sort().map((value) => ({ value, label: language(value) })),
      )}
    </SimpleGrid>
  );
}

function named(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
