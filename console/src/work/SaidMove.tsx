import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { Problem } from "../api/problem";
import { MoveForm } from "./MoveForm";

interface Props {
  meaning: string;
  confirm: string;
  /** Whether it does not go without words. */
  asked?: boolean;
  form: { problem: Problem | null; isPending: boolean };
  onSaid: (words: string) => void;
  onClose: () => void;
}

/** A move with what there is to say of it. */
export function SaidMove({ meaning, confirm, asked = false, form, onSaid, onClose }: Props) {
  const [words, setWords] = useState("");
  return (
    <MoveForm
      meaning={meaning}
      confirm={confirm}
      ready={!asked || words.trim() !== ""}
      form={form}
      onConfirm={() => onSaid(words)}
      onClose={onClose}
    >
      <Textarea
        label={asked ? "Why" : "Note"}
        description={asked ? "For those who look at it later" : "If there is anything to say"}
        required={asked}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
      />
    </MoveForm>
  );
}
