import { ColorSwatch, Group, Progress, Text } from "@mantine/core";
import type { Case } from "../api/client";
import { useCaseClocks } from "../api/queries/audit";
import { Panel } from "../shared/Panel";
import { parts, whoseTime } from "./spent";

/** Who used up the case's time, in words and as a bar. */
export function WhoseTime({ of }: { of: Case }) {
  const spent = useCaseClocks(of).data?.spent ?? [];
  const shown = parts(spent);
  if (shown.length === 0) return null;
  return (
    <Panel id="whose-time" title="Whose time">
      <Text size="sm">{whoseTime(spent)}</Text>
      <Progress.Root size="lg" my="xs" aria-hidden>
        {shown.map(({ holder, percent, colour }) => (
          <Progress.Section key={holder} value={percent} color={colour} withAria={false} />
        ))}
      </Progress.Root>
      <Group gap="4px 14px" role="list" aria-label="Business time">
        {shown.map(({ holder, name, words, colour }) => (
          <Group key={holder} gap={6} role="listitem" wrap="nowrap">
            <ColorSwatch
              size={9}
              withShadow={false}
              color={`var(--mantine-color-${colour.replace(".", "-")})`}
              aria-hidden
            />
            <Text size="xs">
              {name} {words}
            </Text>
          </Group>
        ))}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        Within business hours.
      </Text>
    </Panel>
  );
}
