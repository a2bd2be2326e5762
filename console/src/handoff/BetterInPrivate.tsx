import { Button, List, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { Hints } from "../api/queries/handoffs";
import { Panel } from "../shared/Panel";
import { byReason } from "./exposed";
import { REASONS } from "./words";

interface Props {
  hints: Hints | undefined;
  /** Given where this person can invite the customer. */
  onInvite: (() => void) | undefined;
}

/** Why the case may be better spoken of in private; the person decides. */
export function BetterInPrivate({ hints, onInvite }: Props) {
  const reasons = byReason(hints?.hints ?? []);
  if (reasons.length === 0 && !onInvite) return null;
  return (
    <Panel id="better-in-private" title={reasons.length > 0 ? "Better in private?" : "Into private messages"}>
      {reasons.length > 0 ? (
        <List size="sm" spacing={4} listStyleType="none">
          {reasons.map(({ reason, whys }) => (
            <List.Item key={reason}>
              <Text span size="sm" fw={650}>
                {REASONS[reason]}:
              </Text>{" "}
              {whys.join(" ")}
            </List.Item>
          ))}
        </List>
      ) : (
        <Text size="sm" c="dimmed">
          Nothing here asks for it. Invite them where their privacy does.
        </Text>
      )}
      {reasons.length > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          You decide.
        </Text>
      )}
      {onInvite && (
        <Button
          variant={reasons.length > 0 ? "light" : "default"}
          size="xs"
          mt="sm"
          leftSection={<IconLock size={14} aria-hidden />}
          onClick={onInvite}
        >
          Invite into private messages
        </Button>
      )}
    </Panel>
  );
}
