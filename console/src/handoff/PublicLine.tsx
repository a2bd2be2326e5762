import { Text, Textarea } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import type { PlatformName } from "../api/client";
import type { Problem } from "../api/problem";
import { isTooLong, lengthOn } from "../case/length";
import { MoveForm } from "../work/MoveForm";

interface Props {
  meaning: ReactNode;
  label: string;
  initial: string;
  platform: PlatformName;
  form: { problem: Problem | null; isPending: boolean };
  onText: (text: string) => void;
  onClose: () => void;
}

/** A short public text that becomes a draft, and then goes the way of every reply. */
export function PublicLine({ meaning, label, initial, platform, form, onText, onClose }: Props) {
  const [text, setText] = useState(initial);
  const counter = useId();
  const { used, limit } = lengthOn(platform, text);
  return (
    <MoveForm
      meaning={meaning}
      confirm="Make it a draft"
      ready={text.trim() !== "" && !isTooLong(platform, text)}
      form={form}
      onConfirm={() => onText(text)}
      onClose={onClose}
    >
      <Textarea
        label={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={10_000}
        aria-describedby={counter}
        data-autofocus
      />
      <Text size="sm" c={used > limit ? "var(--amends-alarm)" : "dimmed"} id={counter}>
        {used} of {limit}
      </Text>
    </MoveForm>
  );
}
