import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";

/** Prepared words that somebody can begin with, and why they are offered. */
export interface Offer {
  template_id: string;
  name: string;
  text: string;
  reason: string;
}

/** Texts to begin with, the best first, each with the reason; one is only ever a beginning. */
export function Beginnings<O extends Offer>({ found, onBegin }: { found: O[]; onBegin: (one: O) => void }) {
  if (found.length === 0) return null;
  return (
    <Stack gap={6} component="section" aria-label="Suggested beginnings">
      <Title order={3} size="h6">
        Suggested beginnings
      </Title>
      {found.map((one) => (
        <Paper key={one.template_id} withBorder p="xs">
          <Group justify="space-between" align="start" wrap="nowrap">
            <div>
              <Text size="sm" fw={600}>
                {one.name}
              </Text>
              <Text size="sm">{one.text}</Text>
              <Text size="xs" c="dimmed">
                {one.reason}
              </Text>
            </div>
            <Button variant="default" size="xs" style={{ flex: "none" }} onClick={() => onBegin(one)}>
              Begin with it
            </Button>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
