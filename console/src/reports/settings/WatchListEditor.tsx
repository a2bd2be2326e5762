import { Stack, TagsInput, Text } from "@mantine/core";
import { useSetWatchList } from "../../api/moves/reports";
import type { WatchList } from "../../api/reports";
import { Panel } from "../../shared/Panel";
import { useEditing } from "../../versions/useEditing";
import { againstCompetitor, handle, meantList, openedList } from "./form";
import { NamedRows } from "./NamedRows";
import { Saving } from "./Saving";
import { useReported } from "./useReported";

const MOST_ACCOUNTS = 5; // of one brand, that fit into one question to X

interface Props {
  current: WatchList;
  mayCompare: boolean;
  onEdited: (edited: boolean) => void;
}

/** With whom we are compared. */
export function WatchListEditor({ current, mayCompare, onEdited }: Props) {
  const editing = useEditing(current, openedList, meantList);
  const { form, setForm, seen, edited } = editing;
  const save = useSetWatchList((saved) => editing.show(saved));
  useReported(edited, onEdited);
  return (
    <Panel id="watch-list" title="Watch list">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Brands whose answers to complaints are put beside ours, with their care accounts on X. Only what
          brands answer is judged.
        </Text>
        <NamedRows
          one="competitor"
          rows={form.competitors}
          onRows={(competitors) => setForm({ ...form, competitors })}
          against={againstCompetitor}
          readOnly={!mayCompare}
        >
          {(row, name, onMembers) => (
            <TagsInput
              aria-label={`Care accounts of ${name}`}
              placeholder={row.members.length === 0 ? "Care accounts, Enter after each" : ""}
              value={row.members}
              onChange={(members) => onMembers(members.map(handle))}
              maxTags={MOST_ACCOUNTS}
              readOnly={!mayCompare}
            />
          )}
        </NamedRows>
        <TagsInput
          label="Our own care accounts"
          description="Where none is named, those of the brand's settings count"
          value={form.accounts}
          onChange={(accounts) => setForm({ ...form, accounts: accounts.map(handle) })}
          maxTags={MOST_ACCOUNTS}
          readOnly={!mayCompare}
        />
        {mayCompare && (
          <Saving
            of={editing}
            what="the watch list"
            button="Save the watch list"
            blocked={form.competitors.some((row) => againstCompetitor(row) !== "")}
            move={save}
            onSave={() => save.mutate({ ...meantList(form), version: seen.version })}
          />
        )}
      </Stack>
    </Panel>
  );
}
