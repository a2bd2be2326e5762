import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { type ReactNode, useId } from "react";
import type { PlatformName } from "../api/client";
import { PLATFORMS } from "../shared/PlatformBadge";
import { lengthOn } from "./length";

interface Props {
  label: string;
  platform: PlatformName;
  text: string;
  onText: (text: string) => void;
  onSave: (submit: boolean) => void;
  saving: boolean;
  /** Why it can't be saved now, in words. */
  blocked?: string;
  /** Whether there is nothing to write either: no words of this could ever be sent. */
  closed?: boolean;
  children?: ReactNode;
  /** Further buttons, after those that save. */
  more?: ReactNode;
}

/** The words of a reply, how long they are on their network, and where they go. */
export function Composer(props: Props) {
  const { label, platform, text, onText, onSave, saving, blocked, closed, children, more } = props;
  const empty = text.trim() === "";
  const { used, limit, about } = lengthOn(platform, text);
  const excess = used - limit;
  const counter = useId();
  return (
    <Stack gap="xs">
      {children}
      <Textarea
        label={label}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={10_000}
        disabled={closed && empty}
        readOnly={closed}
        aria-describedby={counter}
      />
      <Group justify="space-between" align="center">
        <Text
          size="sm"
          id={counter}
          c={excess > 0 ? "var(--amends-alarm)" : "dimmed"}
          fw={excess > 0 ? 650 : 400}
        >
          {about && "about "}
          {used} of {limit}
          {excess > 0 && `: ${excess} too many for ${PLATFORMS[platform]}`}
        </Text>
        <Group gap="xs">
          {more}
          <Button variant="default" disabled={empty || saving || !!blocked} onClick={() => onSave(false)}>
            Save draft
          </Button>
          <Button
            disabled={empty || !!blocked || (excess > 0 && !about)}
            loading={saving}
            onClick={() => onSave(true)}
          >
            Send to review
          </Button>
        </Group>
      </Group>
      {blocked && (
        <Text size="sm" c="var(--amends-warning)" role="status">
          {blocked}
        </Text>
      )}
    </Stack>
  );
}
