import { ActionIcon, Button, Checkbox, Fieldset, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { PlatformName } from "../api/client";
import type { Found, StatementText } from "../api/queries/statements";
import { PLATFORMS } from "../shared/PlatformBadge";
import { AlternativeField } from "./AlternativeField";
import { MOST_ALTERNATIVES, savedAt } from "./form";
import { foundAt } from "./words";

interface Props {
  place: number;
  text: StatementText;
  saved: StatementText[];
  findings: Found[];
  onText: (text: StatementText) => void;
  onRemove: () => void;
}

/** The words for one channel in one language; several alternatives are taken in turn. */
export function TextFields({ place, text, saved, findings, onText, onRemove }: Props) {
  const { alternatives } = text;
  const setAlternatives = (list: string[]) => onText({ ...text, alternatives: list });
  return (
    <Fieldset legend={`Text ${place + 1}`}>
      <Stack gap="sm">
        <Group gap="sm" align="end">
          <NativeSelect
            label="Channel"
            value={text.channel}
            onChange={(event) => onText({ ...text, channel: event.currentTarget.value as PlatformName })}
            data={Object.entries(PLATFORMS).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            label="Language"
            value={text.language}
            onChange={(event) =>
              onText({ ...text, language: event.currentTarget.value.trim().toLowerCase() })
            }
            maxLength={3}
            w={90}
          />
          <Checkbox
            label="Our own post"
            description="It answers nobody"
            checked={text.own_post}
            onChange={(event) => onText({ ...text, own_post: event.currentTarget.checked })}
          />
          <Button variant="subtle" color="gray" size="xs" ml="auto" onClick={onRemove}>
            Remove text {place + 1}
          </Button>
        </Group>
        {alternatives.map((words, number) => {
          const known = savedAt(text, words, saved);
          return (
            <Group key={number} gap={4} wrap="nowrap" align="start">
              <AlternativeField
                label={alternatives.length > 1 ? `Alternative ${number + 1}` : "Words"}
                channel={text.channel}
                words={words}
                onWords={(next) => setAlternatives(alternatives.with(number, next))}
                findings={known ? foundAt(findings, ...known) : []}
              />
              {alternatives.length > 1 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  mt={28}
                  aria-label={`Remove alternative ${number + 1}`}
                  onClick={() => setAlternatives(alternatives.toSpliced(number, 1))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          );
        })}
        {alternatives.length < MOST_ALTERNATIVES && (
          <Button
            variant="default"
            size="xs"
            w="fit-content"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAlternatives([...alternatives, ""])}
          >
            Add an alternative
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
