import { Group, Progress, SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import type { Going, Incident, Progress as HowFar } from "../api/queries/incidents";
import { Panel } from "../shared/Panel";
import { STAGES } from "../statements/words";
import { useNow } from "../shared/useNow";
import classes from "./Incident.module.css";
import { forecast, mood, promiseClock, share } from "./words";

/** The promise that is owed, and how far each statement is. */
export function Counts({ incident, progress }: { incident: Incident; progress: HowFar | undefined }) {
  const now = useNow();
  const promise = progress && incident.state !== "resolved" && promiseClock(progress.promises, now);
  return (
    <Panel id="progress" title="Who was told">
      {promise && (
        <Text
          fw={650}
          mb="sm"
          role={promise.urgency === "missed" ? "alert" : "timer"}
          className={promise.urgency === "later" ? undefined : classes[promise.urgency]}
        >
          {promise.words}
        </Text>
      )}
      {!progress && <Skeleton height={60} role="status" aria-label="Loading who was told" />}
      {progress?.going.length === 0 && (
        <Text size="sm" c="dimmed">
          No approved statement goes out. Nobody is told anything.
        </Text>
      )}
      <Stack gap="md">
        {progress?.going.map((going) => (
          <HowFarOne key={going.statement_id} going={going} now={now} />
        ))}
      </Stack>
    </Panel>
  );
}

function HowFarOne({ going, now }: { going: Going; now: number }) {
  const name = STAGES[going.stage as keyof typeof STAGES]?.name ?? going.stage;
  const said = mood(going);
  return (
    <div role="group" aria-label={name}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="sm">{going.state === "giving" ? forecast(going, now) : "Not started, or stopped"}</Text>
      </Group>
      <Progress value={share(going)} aria-label={`${name}: share of those told`} my={6} size="lg" />
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
        <Count name="waiting" of={going.forecast.waiting} />
        <Count name="on their way" of={going.on_their_way} />
        <Count name="told" of={going.told} />
        <Count name="refused or left out" of={going.cannot_be_told} />
      </SimpleGrid>
      {said && (
        <Text size="sm" mt={4} className={going.mood.turned ? classes.missed : undefined}>
          {said}.
        </Text>
      )}
    </div>
  );
}

function Count({ name, of }: { name: string; of: number }) {
  return (
    <Text size="sm" c="dimmed">
      <Text span size="xl" fw={650} c="var(--mantine-color-text)">
        {of}
      </Text>{" "}
      {name}
    </Text>
  );
}
