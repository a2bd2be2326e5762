import { Box, Text } from "@mantine/core";
import { useId, useRef } from "react";
import type { Finding, PlatformName } from "../api/client";
import { isTooLong, lengthOn } from "../case/length";
import { Findings } from "../lint/Findings";
import { MarkedField } from "../lint/MarkedField";

interface Props {
  label: string;
  channel: PlatformName;
  words: string;
  onWords: (words: string) => void;
  findings: Finding[];
}

/** One alternative of a text, with its length on its channel and what the rules said of it. */
export function AlternativeField({ label, channel, words, onWords, findings }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const counter = useId();
  const { used, limit, about } = lengthOn(channel, words);
  return (
    <Box flex={1} miw={0}>
      <MarkedField
        label={label}
        text={words}
        onText={onWords}
        findings={findings}
        describedBy={counter}
        disabled={false}
        readOnly={false}
        field={field}
      />
      <Text id={counter} size="xs" c={isTooLong(channel, words) ? "var(--amends-alarm)" : "dimmed"}>
        {about && "about "}
        {used} of {limit}
      </Text>
      {findings.length > 0 && <Findings text={words} findings={findings} />}
    </Box>
  );
}
