import { Alert, Badge, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useId } from "react";
import { sentence } from "../api/problem";
import type { Wording } from "../api/queries/templates";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { StateBadge } from "./StateBadge";
import { TemplateText } from "./TemplateText";
import { DESKS } from "./words";

/** One wording, what keeps it from review, and who approved it. */
export function WordingCard({ wording, faults }: { wording: Wording; faults: string[] }) {
  const { words, number, consents, author_name } = wording;
  const heading = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={heading}>
      <Stack gap="sm">
        <Group gap="sm">
          <Title order={2} size="h5" id={heading}>
            Wording {number}
          </Title>
          <StateBadge wording={wording} />
          <Text size="xs" c="dimmed">
            by <ForeignName>{author_name}</ForeignName>
          </Text>
        </Group>
        {words.description && (
          <Text size="sm" c="dimmed">
            <ForeignName>{words.description}</ForeignName>
          </Text>
        )}
        <TemplateText>{words.text}</TemplateText>
        {faults.length > 0 && (
          <Alert color="orange" role="note" title="Before it can go to review">
            <List size="sm">
              {faults.map((fault) => (
                <List.Item key={fault}>{sentence(fault)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {words.keywords.length > 0 && (
          <Group gap={6}>
            <Text size="xs" c="dimmed">
              Found by
            </Text>
            {words.keywords.map((keyword) => (
              <Badge key={keyword} variant="default" size="sm" tt="none" fw={400}>
                {keyword}
              </Badge>
            ))}
          </Group>
        )}
        {consents.map(({ desk, by_name, at }) => (
          <Text size="sm" key={desk}>
            {DESKS[desk]} approved it: <ForeignName>{by_name}</ForeignName>, <When at={at} />
          </Text>
        ))}
        {words.needs_pr && wording.state === "draft" && (
          <Text size="xs" c="dimmed">
            PR approves this one, too.
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
