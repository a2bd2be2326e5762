import { Badge, Group, Paper, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconTrendingUp } from "@tabler/icons-react";
import type { Taxonomy } from "../api/client";
import type { Theme, Themes } from "../api/reports";
import { Spark } from "../charts/Spark";
import { dayWords } from "../reports/days";
import { counted, intervalOf, isKnown, SHARE, valueOf } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { causeName } from "../work/causes";
import { most, mostTopics, weeksInWords } from "./words";

interface Props {
  theme: Theme;
  among: Themes;
  causes: Taxonomy | undefined;
}

/** A theme at a glance: its words, how often it comes, whether it is new, and where it comes from. */
export function OneTheme({ theme, among, causes }: Props) {
  const { name, terms, posts, share, emerging, why } = theme;
  const interval = intervalOf(share, SHARE);
  const from = [
    { what: "Regions", words: most(theme.regions) },
    { what: "Topics", words: mostTopics(theme.topics) },
    { what: "Root causes", words: most(theme.causes, (cause) => causeName(causes, cause)) },
  ].filter(({ words }) => words);
  return (
    <Paper withBorder p="md" component="article" aria-label={name}>
      <Group justify="space-between" align="start" wrap="nowrap" gap="md">
        <div style={{ minWidth: 0 }}>
          <Group gap={8}>
            <Title order={3} size="h5">
              <ForeignName>{name}</ForeignName>
            </Title>
            {emerging && (
              <Badge
                color="orange"
                variant="light"
                tt="none"
                leftSection={<IconTrendingUp size={13} aria-hidden />}
              >
                Emerging
              </Badge>
            )}
          </Group>
          <Text size="sm" mt={2}>
            {counted(posts, "post")}
            {isKnown(share)
              ? `, ${valueOf(share, SHARE)} of all${interval && ` (95% interval ${interval})`}`
              : share.why && ` (no share: ${share.why})`}
          </Text>
        </div>
        <Stack gap={0} align="end">
          <Spark values={theme.by_week} width={110} height={32} />
          <VisuallyHidden>Posts by week: {weeksInWords(among.weeks, theme)}</VisuallyHidden>
        </Stack>
      </Group>
      {why && (
        <Text size="sm" c={emerging ? "var(--amends-warning)" : "dimmed"} mt={4}>
          <ForeignName>{why}</ForeignName>
        </Text>
      )}
      {terms.length > 0 && (
        <Group gap={4} mt="xs" role="list" aria-label="What sets it apart">
          {terms.map((term) => (
            <Badge key={term} variant="default" tt="none" fw={500} role="listitem">
              <ForeignName>{term}</ForeignName>
            </Badge>
          ))}
        </Group>
      )}
      {from.map(({ what, words }) => (
        <Text key={what} size="sm" mt={6}>
          <Text span size="sm" c="dimmed">
            {what}:
          </Text>{" "}
          <ForeignName>{words}</ForeignName>
        </Text>
      ))}
      <Text size="xs" c="dimmed" mt={6}>
        Known since {dayWords(theme.since)}
      </Text>
    </Paper>
  );
}
