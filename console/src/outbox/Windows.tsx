import { Group, Progress, Stack, Text } from "@mantine/core";
import type { Budget } from "../api/client";
import { Panel } from "../shared/Panel";
import { PLATFORMS } from "../shared/PlatformBadge";
import { useNow } from "../shared/useNow";
import { used } from "./words";

/** What each platform takes of us in a while, and how much of that is used. */
export function Windows({ budgets }: { budgets: Budget[] }) {
  return (
    <Panel id="windows" title="What the networks still take">
      <Stack gap="sm" maw={520}>
        {budgets.map((budget) => (
          <Window key={`${budget.window.platform} ${budget.window.kind}`} of={budget} />
        ))}
      </Stack>
    </Panel>
  );
}

function Window({ of }: { of: Budget }) {
  const now = useNow();
  const { platform, resets_at } = of.window;
  const share = Date.parse(resets_at) <= now ? 0 : (100 * of.window.used) / of.limit;
  return (
    <div role="group" aria-label={PLATFORMS[platform]}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {PLATFORMS[platform]}
        </Text>
        <Text size="sm">{used(of, now)}</Text>
      </Group>
      <Progress value={share} aria-hidden my={4} />
      {of.kept_for_gravest > 0 && (
        <Text size="xs" c="dimmed">
          {of.kept_for_gravest} of them are kept for critical cases.
        </Text>
      )}
    </div>
  );
}
