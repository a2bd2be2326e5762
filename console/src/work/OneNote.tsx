import { Box, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { Colleague, Note } from "../api/client";
import { useEditNote } from "../api/moves/work";
import { useMe } from "../api/queries";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { called, stretches } from "./mentions";
import { NoteField } from "./NoteField";
import classes from "./Work.module.css";

interface Props {
  note: Note;
  people: Colleague[];
  mayWork: boolean;
}

/** A note, with the names that it calls; its author can put it in other words. */
export function OneNote({ note, people, mayWork }: Props) {
  const me = useMe().data;
  const [editing, setEditing] = useState(false);
  return (
    <Box component="article" aria-label={`Note by ${note.author_name}`} className={classes.note} py={8}>
      <Group gap={6} justify="space-between">
        <Text size="xs" c="dimmed">
          <Text span inherit fw={650} c="var(--mantine-color-text)">
            <ForeignName>{note.author_name}</ForeignName>
          </Text>{" "}
          <When at={note.at} />
          {note.edited_at && (
            <>
              , edited <When at={note.edited_at} />
            </>
          )}
        </Text>
        {mayWork && me?.id === note.author && !editing && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )}
      </Group>
      {editing ? (
        <Edit note={note} people={people} onDone={() => setEditing(false)} />
      ) : (
        <Text size="sm" component="div" className={classes.guidance}>
          <bdi>
            {stretches(note.text, people).map(({ words, calls }, place) => (
              <Text key={place} span inherit fw={calls ? 650 : 400}>
                {words}
              </Text>
            ))}
          </bdi>
        </Text>
      )}
    </Box>
  );
}

function Edit({ note, people, onDone }: Omit<Props, "mayWork"> & { onDone: () => void }) {
  const [text, setText] = useState(note.text);
  // What the person began with: whoever edits it elsewhere since is not overwritten.
  const [began] = useState(note);
  const edit = useEditNote(began, onDone);
  return (
    <>
      <NoteField label="Your note" text={text} onText={setText} people={people} autoFocus />
      <Group gap="xs" mt="xs">
        <Button
          size="xs"
          disabled={text.trim() === "" || text === note.text}
          loading={edit.isPending}
          onClick={() => edit.mutate({ text, mentions: called(text, people) })}
        >
          Save note
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </>
  );
}
