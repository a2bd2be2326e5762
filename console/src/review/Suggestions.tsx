import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { TemplateSuggestion } from "../api/client";
import { useSuggestions } from "../api/review";

/** Approved templates that fit the case, the best first, each with the reason; one is only ever a beginning. */
export function Suggestions({
  caseId,
  onBegin,
}: {
  caseId: string;
  onBegin: (one: TemplateSuggestion) => void;
}) {
  const found = useSuggestions(caseId).data ?? [];
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
