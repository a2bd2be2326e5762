import { Badge, Box, Group, List, Text, TextInput, UnstyledButton } from "@mantine/core";
import type { Finding, Level } from "../api/client";
import { ForeignName } from "../shared/Foreign";
import { byGravity, phrase } from "./pieces";

const LEVELS: Record<Level, { word: string; color: string }> = {
  advise: { word: "Advice", color: "blue" },
  reason: { word: "Needs a reason", color: "orange" },
  block: { word: "Must change", color: "red" },
};

interface Props {
  text: string;
  findings: Finding[];
  /** Given where it is this person who has to say why a text is right. */
  reasons?: Record<string, string>;
  onReason?: (rule: string, why: string) => void;
  /** Given where the phrase can be led to. */
  onShow?: (finding: Finding) => void;
}

/** What the rules say of a text, the gravest first; a click leads to the phrase. */
export function Findings({ text, findings, reasons, onReason, onShow }: Props) {
  const asked = new Set<string>();
  return (
    <Box role="status" aria-label="Notes on the words">
      <List listStyleType="none" spacing={6} size="sm">
        {byGravity(findings).map((finding) => {
          const { rule, level, words, suggestion, start } = finding;
          const about = phrase(text, finding);
          // One reason for a rule, however often it speaks.
          const first = onReason && level === "reason" && !asked.has(rule);
          asked.add(rule);
          return (
            <List.Item key={`${rule} ${start}`}>
              <Group gap={8} align="baseline" wrap="nowrap">
                <Badge size="sm" variant="light" color={LEVELS[level].color} style={{ flex: "none" }}>
                  {LEVELS[level].word}
                </Badge>
                <Box>
                  {about && !onShow && (
                    <Text span size="sm" fw={600} mr={6}>
                      “<ForeignName>{about}</ForeignName>”
                    </Text>
                  )}
                  {about && onShow && (
                    <UnstyledButton fz="sm" fw={600} onClick={() => onShow(finding)} mr={6}>
                      “{about}”
                    </UnstyledButton>
                  )}
                  <Text span size="sm">
                    {words}
                  </Text>
                  {suggestion && (
                    <Text size="sm" c="dimmed">
                      Perhaps: {suggestion}
                    </Text>
                  )}
                  {first && (
                    <TextInput
                      size="xs"
                      mt={4}
                      maw={420}
                      maxLength={500}
                      label="Why it is right here"
                      value={reasons?.[rule] ?? ""}
                      onChange={(event) => onReason(rule, event.currentTarget.value)}
                    />
                  )}
                </Box>
              </Group>
            </List.Item>
          );
        })}
      </List>
    </Box>
  );
}
