import { Group, List, Text, VisuallyHidden } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconHourglass } from "@tabler/icons-react";
import type { Told } from "../api/client";
import { inOneSentence, type Standing, standings } from "./checks";

const MARKS: Record<Standing, { Sign: typeof IconCircleCheck; word: string; colour: string }> = {
  said: { Sign: IconCircleCheck, word: "said", colour: "var(--mantine-color-teal-text)" },
  missing: { Sign: IconCircleDashed, word: "missing", colour: "var(--amends-warning)" },
  asked: { Sign: IconHourglass, word: "asked", colour: "var(--mantine-color-dimmed)" },
};

/** The four things that an invitation says, each with its mark and its word while somebody writes. */
export function FourChecks({ text, told }: { text: string; told: Told | undefined }) {
  const checks = standings(text, told);
  return (
    <div role="group" aria-label="What an invitation says">
      <List listStyleType="none" spacing={4} size="sm">
        {checks.map(({ rule, name, hint, standing }) => {
          const { Sign, word, colour } = MARKS[standing];
          return (
            <List.Item key={rule} data-check={rule}>
              <Group gap={6} wrap="nowrap" align="start">
                <Sign size={16} aria-hidden color={colour} style={{ flex: "none", marginTop: 2 }} />
                <Text size="sm">
                  {name}:{" "}
                  <Text span inherit fw={650} c={colour}>
                    {word}
                  </Text>
                  {standing === "missing" && (
                    <Text span inherit c="dimmed">
                      {" "}
                      {hint}
                    </Text>
                  )}
                </Text>
              </Group>
            </List.Item>
          );
        })}
      </List>
      <VisuallyHidden aria-live="polite">{inOneSentence(checks)}</VisuallyHidden>
    </div>
  );
}
