import { Button, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Override, PlatformName } from "../api/client";
import { against, overrides } from "../lint/pieces";
import { type Stand, useTold } from "../lint/useTold";
import { isTooLong } from "./length";
import { WordsField } from "./WordsField";

interface Props {
  label: string;
  platform: PlatformName;
  text: string;
  onText: (text: string) => void;
  /** Where the words are to stand. */
  stand: Stand;
  onSave: (submit: boolean, overrides: Override[]) => void;
  saving: boolean;
  /** Why it can't be saved now, in words. */
  blocked?: string;
  /** Whether there is nothing to write either: no words of this could ever be sent. */
  closed?: boolean;
  children?: ReactNode;
  /** Further buttons, beside those that save. */
  more?: ReactNode;
  /** What is said of the words while they are typed. */
  kept?: ReactNode;
  /** The one button that saves, where there is no draft to save. */
  only?: string;
  onLeave?: () => void;
}

/** The words of a reply, how long they are on their network, and where they go. */
export function Composer(props: Props) {
  const { label, platform, text, onText, stand, onSave, saving, blocked, closed, only } = props;
  // It is sent as it is then, and no review follows.
  const { isPrivate = false } = stand;
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const told = useTold(text, stand);
  const open = against(told?.findings ?? [], reasons, isPrivate ? "it is sent" : "it goes to review");
  const empty = text.trim() === "";
  const why = blocked || open;

  return (
    <Stack gap="xs" onBlur={props.onLeave}>
      {props.children}
      <WordsField
        label={label}
        platform={platform}
        text={text}
        onText={onText}
        told={told}
        reasons={reasons}
        onReasons={setReasons}
        closed={closed ?? false}
        isPrivate={isPrivate}
        priced={isPrivate || (stand.invitation ?? false)}
        kept={props.kept}
      >
        {props.more}
        {!only && (
          <Button variant="default" disabled={empty || saving || !!blocked} onClick={() => onSave(false, [])}>
            Save draft
          </Button>
        )}
        <Button
          disabled={empty || why !== "" || isTooLong(platform, text, isPrivate)}
          loading={saving}
          onClick={() => onSave(true, overrides(reasons))}
        >
          {only ?? "Send to review"}
        </Button>
      </WordsField>
      {why && (
        <Text size="sm" c="var(--amends-warning)" role="status">
          {why}
        </Text>
      )}
    </Stack>
  );
}
