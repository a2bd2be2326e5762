import { Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { CaseFile } from "../api/client";
import { When } from "../shared/When";
import type { Notice } from "./notice";

interface Props {
  notice: Notice;
  consent: NonNullable<CaseFile["private_part"]>["consent"] | undefined;
  onPut: () => void;
}

const WORDS: Record<Notice, string> = {
  given: "The customer has the privacy notice.",
  there: "The privacy notice’s link is in your message.",
  wanted: "The first message carries the link to the privacy notice.",
  unset: "The brand has no privacy notice to link to. An administrator sets one in Settings, Brand.",
};

/** Whether the customer has the link to the privacy notice, and whether they wrote on after it. */
export function NoticeLink({ notice, consent, onPut }: Props) {
  const good = notice === "given" || notice === "there";
  const Sign = good ? IconCircleCheck : IconAlertTriangle;
  return (
    <Group gap={8} role="status" aria-label="Privacy notice" wrap="nowrap" align="start">
      <Sign
        size={16}
        aria-hidden
        color={good ? "var(--mantine-color-teal-text)" : "var(--amends-warning)"}
        style={{ flex: "none", marginTop: 2 }}
      />
      <Text size="sm" flex={1}>
        {WORDS[notice]}
        {consent && (
          <Text span inherit c="dimmed">
            {" Sent "}
            <When at={consent.notice_at} />
            {consent.consented_at ? (
              <>
                {"; they wrote on "}
                <When at={consent.consented_at} />, which is their consent.
              </>
            ) : (
              "; they have not written since."
            )}
          </Text>
        )}
      </Text>
      {notice === "wanted" && (
        <Button variant="default" size="compact-sm" style={{ flex: "none" }} onClick={onPut}>
          Put it in
        </Button>
      )}
    </Group>
  );
}
