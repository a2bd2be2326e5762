import { Alert, Button, Text } from "@mantine/core";
import { IconEyeExclamation } from "@tabler/icons-react";
import type { Hints } from "../api/queries/handoffs";
import type { Beginning } from "../case/beginning";
import { ForeignText } from "../shared/Foreign";
import { exposedWords } from "./exposed";

interface Props {
  hints: Hints | undefined;
  /** Given where this person can answer in public. */
  onBegin: ((beginning: Beginning) => void) | undefined;
}

/** Says that everybody can read personal data of the customer, with kind words to tell them. */
export function PersonalData({ hints, onBegin }: Props) {
  const latest = hints?.personal_data.at(-1);
  const warning = hints?.warning;
  if (!latest || !hints) return null;
  return (
    <Alert
      color="orange"
      role="note"
      icon={<IconEyeExclamation aria-hidden />}
      title={`Their public post shows ${exposedWords(hints.personal_data)}`}
    >
      <Text size="sm">Everybody can read it. Don’t repeat it in an answer. You could tell them kindly:</Text>
      {warning && (
        <>
          <Text size="sm" component="div" my={6} lang={warning.language}>
            <ForeignText>{warning.text}</ForeignText>
          </Text>
          {onBegin && (
            <Button
              variant="default"
              size="xs"
              onClick={() => onBegin({ text: warning.text, inReplyTo: latest.mention_id })}
            >
              Begin a reply with these words
            </Button>
          )}
        </>
      )}
    </Alert>
  );
}
