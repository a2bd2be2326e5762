import { Group, Text } from "@mantine/core";
import { type ReactNode, useId, useRef } from "react";
import type { Finding, PlatformName, Told } from "../api/client";
import { Findings } from "../lint/Findings";
import { MarkedField } from "../lint/MarkedField";
import { selection } from "../lint/pieces";
import { dollars } from "../shared/money";
import { PLATFORMS } from "../shared/PlatformBadge";
import { lengthOn } from "./length";

interface Props {
  label: string;
  platform: PlatformName;
  text: string;
  onText: (text: string) => void;
  /** What the rules say of it, as far as they were asked. */
  told: Told | undefined;
  /** The reasons for what they say, where this person has to give them. */
  reasons?: Record<string, string>;
  onReasons?: (reasons: Record<string, string>) => void;
  /** Whether there is nothing to write. */
  closed?: boolean;
  /** Whether only the customer reads it. */
  isPrivate?: boolean;
  /** Whether its price is said, too, where it has no link. */
  priced?: boolean;
  /** What is said of the words while they are typed. */
  kept?: ReactNode;
  /** The buttons. */
  children: ReactNode;
}

/** Words for a customer, or for everybody, while they are typed: what the rules say of them, and how long they are on their network. */
export function WordsField(props: Props) {
  const {
    label,
    platform,
    text,
    onText,
    told,
    reasons = {},
    onReasons,
    closed = false,
    isPrivate = false,
    priced = false,
    kept,
    children,
  } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const counter = useId();
  const findings = told?.findings ?? [];
  const { used, limit, about } = lengthOn(platform, text, isPrivate);
  const excess = used - limit;

  function show(finding: Finding) {
    field.current?.focus();
    field.current?.setSelectionRange(...selection(text, finding));
  }

  return (
    <>
      <MarkedField
        label={label}
        text={text}
        onText={onText}
        findings={findings}
        describedBy={counter}
        disabled={closed && text.trim() === ""}
        readOnly={closed}
        field={field}
      />
      {findings.length > 0 && (
        <Findings
          text={text}
          findings={findings}
          reasons={reasons}
          {...(onReasons && {
            onReason: (rule: string, why: string) => onReasons({ ...reasons, [rule]: why }),
          })}
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
            {told && (told.has_link || priced) && `. It costs ${dollars(told.price)}`}
            {told?.has_link && !isPrivate && ", with the link"}
          </Text>
          {kept}
        </Group>
        <Group gap="xs">{children}</Group>
      </Group>
    </>
  );
}
