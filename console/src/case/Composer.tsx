import { Button, Group, Stack, Text } from "@mantine/core";
import { type ReactNode, useId, useRef, useState } from "react";
import type { Finding, Override, PlatformName } from "../api/client";
import { Findings } from "../lint/Findings";
import { MarkedField } from "../lint/MarkedField";
import { against, isReason, selection } from "../lint/pieces";
import { type Stand, useTold } from "../lint/useTold";
import { dollars } from "../shared/money";
import { PLATFORMS } from "../shared/PlatformBadge";
import { lengthOn } from "./length";

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
  const { label, platform, text, onText, stand, onSave, saving, blocked, closed, children } = props;
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const told = useTold(text, stand);
  const findings = told?.findings ?? [];
  const open = against(findings, reasons);
  const field = useRef<HTMLTextAreaElement>(null);
  const empty = text.trim() === "";
  const { used, limit, about } = lengthOn(platform, text);
  const excess = used - limit;
  const counter = useId();
  // All that were given: what was typed last may not have been looked at yet.
  const overrides = Object.entries(reasons)
    .filter(([, why]) => isReason(why))
    .map(([rule, why]) => ({ rule, why }));

  function show(finding: Finding) {
    field.current?.focus();
    field.current?.setSelectionRange(...selection(text, finding));
  }

  return (
    <Stack gap="xs" onBlur={props.onLeave}>
      {children}
      <MarkedField
        label={label}
        text={text}
        onText={onText}
        findings={findings}
        describedBy={counter}
        disabled={!!closed && empty}
        readOnly={!!closed}
        field={field}
      />
      {findings.length > 0 && (
        <Findings
          text={text}
          findings={findings}
          reasons={reasons}
          onReason={(rule, why) => setReasons({ ...reasons, [rule]: why })}
          onShow={show}
        />
      )}
      <Group justify="space-between" align="center">
        <Group gap="sm">
          <Text
            size="sm"
            id={counter}
            c={excess > 0 ? "var(--amends-alarm)" : "dimmed"}
            fw={excess > 0 ? 650 : 400}
          >
            {about && "about "}
            {used} of {limit}
            {excess > 0 && `: ${excess} too many for ${PLATFORMS[platform]}`}
            {told?.has_link && `. It costs ${dollars(told.price)}, with the link`}
          </Text>
          {props.kept}
        </Group>
        <Group gap="xs">
          {props.more}
          {!props.only && (
            <Button
              variant="default"
              disabled={empty || saving || !!blocked}
              onClick={() => onSave(false, [])}
            >
              Save draft
            </Button>
          )}
          <Button
            disabled={empty || !!blocked || open !== "" || (excess > 0 && !about)}
            loading={saving}
            onClick={() => onSave(true, overrides)}
          >
            {props.only ?? "Send to review"}
          </Button>
        </Group>
      </Group>
      {!blocked && open && (
        <Text size="sm" c="var(--amends-warning)" role="status">
          {open}
        </Text>
      )}
      {blocked && (
        <Text size="sm" c="var(--amends-warning)" role="status">
          {blocked}
        </Text>
      )}
    </Stack>
  );
}
