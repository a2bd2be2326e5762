import { MultiSelect, Stack, Text } from "@mantine/core";
import { useSetTeams } from "../../api/moves/reports";
import { useColleagues } from "../../api/queries/people";
import type { Teams } from "../../api/reports";
import { plain } from "../../shared/hidden";
import { Panel } from "../../shared/Panel";
import { useEditing } from "../../versions/useEditing";
import { againstTeam, meantTeams, openedTeams } from "./form";
import { NamedRows } from "./NamedRows";
import { Saving } from "./Saving";
import { useReported } from "./useReported";

interface Props {
  current: Teams;
  mayCompare: boolean;
  onEdited: (edited: boolean) => void;
}

/** By which teams reports can be cut. */
export function TeamsEditor({ current, mayCompare, onEdited }: Props) {
  const colleagues = useColleagues().data ?? [];
  const editing = useEditing(current, openedTeams, meantTeams);
  const { form, setForm, seen, edited } = editing;
  const save = useSetTeams((saved) => editing.show(saved));
  useReported(edited, onEdited);
  const names = new Map(colleagues.map(({ id, name }) => [id, plain(name) || id]));
  return (
    <Panel id="teams" title="Teams">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          A case counts for the team of whoever owned it. No report tells of one person, so a team has two
          people at least.
        </Text>
        <NamedRows one="team" rows={form} onRows={setForm} against={againstTeam} readOnly={!mayCompare}>
          {(row, name, onMembers) => (
            <MultiSelect
              aria-label={`Members of ${name}`}
              placeholder={row.members.length === 0 ? "Members" : ""}
              // Who is a member stays in the list, whether or not they were here lately.
              data={[...new Set([...names.keys(), ...row.members])].map((id) => ({
                value: id,
                label: names.get(id) ?? id,
              }))}
              value={row.members}
              onChange={onMembers}
              searchable
              readOnly={!mayCompare}
            />
          )}
        </NamedRows>
        {mayCompare && (
          <Saving
            of={editing}
            what="the teams"
            button="Save the teams"
            blocked={form.some((row) => againstTeam(row) !== "")}
            move={save}
            onSave={() => save.mutate({ teams: meantTeams(form), version: seen.version })}
          />
        )}
      </Stack>
    </Panel>
  );
}
