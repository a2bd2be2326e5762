import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { Case } from "../api/client";
import { useLinkAccount } from "../api/moves/belonging";
import { FindCase, useFoundCase } from "./FindCase";
import { MoveForm } from "./MoveForm";
import { useMoveForm } from "./useMoveForm";

/** Say that the customer of this case and the one of another case are the same person. */
export function LinkAccount({ of, onClose }: { of: Case; onClose: () => void }) {
  const [words, setWords] = useState("");
  const [ground, setGround] = useState("");
  const found = useFoundCase(words, of);
  const form = useMoveForm(of, useLinkAccount(of), onClose);
  return (
    <MoveForm
      meaning="Their cases stand together from now on, for everybody who works here. Your name and the ground are kept with it, and it can be taken back. Nothing is said to the customer."
      confirm="They are one customer"
      ready={found !== null && ground.trim() !== ""}
      form={form}
      onConfirm={() => found && form.send({ platform: found.platform, author_id: found.author_id, ground })}
      onClose={onClose}
    >
      <FindCase label="A case of the other account" words={words} onWords={setWords} found={found} />
      <Textarea
        label="How do you know?"
        description="Only what they said themselves, or what both accounts show. A guess is no ground."
        required
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
      />
    </MoveForm>
  );
}
