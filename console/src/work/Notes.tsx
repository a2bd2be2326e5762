import { Button, Text } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { IconLock } from "@tabler/icons-react";
import type { Case, Note } from "../api/client";
import { useNote } from "../api/moves/work";
import { useColleagues } from "../api/queries/people";
import { Panel } from "../shared/Panel";
import { called } from "./mentions";
import { NoteField } from "./NoteField";
import { OneNote } from "./OneNote";
import classes from "./Work.module.css";

interface Props {
  of: Case;
  notes: Note[];
  mayWork: boolean;
}

/** What colleagues wrote to colleagues. It never leaves the house, and looks so. */
export function Notes({ of, notes, mayWork }: Props) {
  const people = useColleagues().data ?? [];
  if (!mayWork && notes.length === 0) return null;
  return (
    <Panel
      id="notes"
      title="Notes"
      className={classes.notes}
      aside={
        <Text size="xs" c="dimmed">
          <IconLock size={12} aria-hidden style={{ verticalAlign: -1 }} /> for colleagues only, never sent
        </Text>
      }
    >
      {notes.map((note) => (
        <OneNote key={note.id} note={note} people={people} mayWork={mayWork} />
      ))}
      {mayWork && <NewNote of={of} />}
    </Panel>
  );
}

/** The words outlast a reload and a new sign-in, in this tab only. */
function NewNote({ of }: { of: Case }) {
  const [text, setText] = useSessionStorage({ key: `note on ${of.id}`, defaultValue: "" });
  const people = useColleagues().data ?? [];
  const note = useNote(of, () => setText(""));
  return (
    <>
      <NoteField label="New note" text={text} onText={setText} people={people} />
      <Button
        size="xs"
        mt="xs"
        variant="default"
        disabled={text.trim() === ""}
        loading={note.isPending}
        onClick={() => note.mutate({ text, mentions: called(text, people) })}
      >
        Add note
      </Button>
    </>
  );
}
