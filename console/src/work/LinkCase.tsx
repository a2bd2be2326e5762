import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useLinkCase } from "../api/moves/belonging";
import { FindCase, useFoundCase } from "./FindCase";
import { MoveForm } from "./MoveForm";
import { useMoveForm } from "./useMoveForm";

/** Say that another case has to do with this one. */
export function LinkCase({ of, onClose }: { of: Case; onClose: () => void }) {
  const [words, setWords] = useState("");
  const [note, setNote] = useState("");
  const found = useFoundCase(words, of);
  const form = useMoveForm(of, useLinkCase(of), onClose);
  return (
    <MoveForm
      meaning="Both cases show that they have to do with each other. Each stays as it is, with its owner and its clocks. You can take the link back."
      confirm="Link"
      ready={found !== null}
      form={form}
      onConfirm={() => found && form.send({ other: found.id, note })}
      onClose={onClose}
    >
      <FindCase label="The other case" words={words} onWords={setWords} found={found} />
      <TextInput
        label="What they have to do with each other"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
      />
    </MoveForm>
  );
}
