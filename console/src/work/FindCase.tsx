import { Paper, Text, TextInput } from "@mantine/core";
import type { Case } from "../api/client";
import { useNamedCase } from "../api/queries/work";
import { CaseLine } from "./CaseLine";
import { caseIn } from "./naming";

/** The case that the words name, once it is there; null before. */
export function useFoundCase(words: string, not: Case): Case | null {
  const id = caseIn(words);
  const found = useNamedCase(id === not.id ? "" : id).data?.case;
  return found ?? null;
}

interface Props {
  label: string;
  words: string;
  onWords: (words: string) => void;
  found: Case | null;
}

/** A field for another case, which is shown, so that nobody takes a wrong one. */
export function FindCase({ label, words, onWords, found }: Props) {
  const id = caseIn(words);
  const { error, isFetching } = useNamedCase(id);
  const wrong = words.trim() !== "" && id === "" ? "This is no address of a case." : error?.message;
  return (
    <>
      <TextInput
        label={label}
        description="Open it in another tab and paste its address here."
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
        error={!isFetching && !found && wrong}
        data-autofocus
      />
      {found && (
        <Paper withBorder p="xs" role="status">
          <CaseLine of={found} />
        </Paper>
      )}
      {isFetching && !found && <Text size="sm">Looking for it…</Text>}
    </>
  );
}
