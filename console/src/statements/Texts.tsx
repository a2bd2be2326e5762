import { Badge, Group, List, Stack, Text } from "@mantine/core";
import type { Finding } from "../api/client";
import type { Found, Statement, StatementText } from "../api/queries/statements";
import { Findings } from "../lint/Findings";
import { ForeignText } from "../shared/Foreign";
import { PlatformBadge } from "../shared/PlatformBadge";
import { language } from "../templates/words";
import { foundAt } from "./words";

interface Props {
  statement: Statement;
  findings: Found[];
  /** Given where it is this person who has to say why a text is right. */
  reasons?: Record<string, string>;
  onReason?: (rule: string, why: string) => void;
}

/** A statement's words as each channel shows them, with what the rules say of each. */
export function Texts({ statement, findings, ...asking }: Props) {
  const whole = foundAt(findings, null);
  return (
    <Stack gap="sm">
      {whole.length > 0 && <Findings text="" findings={whole} {...asking} />}
      {statement.texts.map((text, place) => (
        <div key={place}>
          <TextHead of={text} />
          <List
            listStyleType={text.alternatives.length > 1 ? "decimal" : "none"}
            size="sm"
            spacing={6}
            mt={4}
          >
            {text.alternatives.map((words, number) => (
              <List.Item key={number}>
                <Words of={text} words={words} findings={foundAt(findings, place, number)} asking={asking} />
              </List.Item>
            ))}
          </List>
        </div>
      ))}
    </Stack>
  );
}

/** For which channel and language a text is. */
export function TextHead({ of }: { of: StatementText }) {
  return (
    <Group gap={6}>
      <PlatformBadge platform={of.channel} />
      <Text size="xs" c="dimmed">
        {language(of.language)}
        {of.alternatives.length > 1 && `, ${of.alternatives.length} alternatives in turn`}
      </Text>
      {of.own_post && (
        <Badge variant="default" size="sm" tt="none">
          Our own post
        </Badge>
      )}
    </Group>
  );
}

interface WordsProps {
  of: StatementText;
  words: string;
  findings: Finding[];
  asking: Omit<Props, "statement" | "findings">;
}

function Words({ of, words, findings, asking }: WordsProps) {
  return (
    <>
      {of.channel === "x" && !of.own_post && (
        <Text size="xs" c="dimmed">
          @customer
        </Text>
      )}
      <Text size="sm" component="div">
        <ForeignText>{words}</ForeignText>
      </Text>
      {findings.length > 0 && <Findings text={words} findings={findings} {...asking} />}
    </>
  );
}
