import { Button, Group, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useKept } from "./useKept";
import type { Editing } from "./useEditing";

interface Props<S, F> {
  of: Editing<S, F>;
  /** What is asked: "Why these settings". */
  label: string;
  button: string;
  loading: boolean;
  /** Whether what was typed can't be saved as it is. */
  blocked?: boolean;
  onSave: (note: string) => void;
  /** Further buttons, beside the one that saves. */
  children?: ReactNode;
}

/** The note without which no setting changes, and the button that saves. Give it the seen version as its key. */
export function SaveWithNote<S, F>(props: Props<S, F>) {
  const { of, label, button, loading, blocked = false, onSave, children } = props;
  const [note, setNote] = useState("");
  useKept(of.edited);
  return (
    <>
      <Textarea
        label={label}
        description="For those who look at it later"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
      />
      <Group gap="xs">
        <Button
          disabled={!of.edited || of.overtaken || blocked || note.trim() === ""}
          loading={loading}
          onClick={() => onSave(note)}
        >
          {button}
        </Button>
        {children}
      </Group>
    </>
  );
}
