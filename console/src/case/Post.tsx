import { Box, Group, Mark, Paper, Text } from "@mantine/core";
import { Fragment } from "react";
import type { ReadMention, Verdict } from "../api/client";
import { Customer } from "../shared/Customer";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { NotSure } from "../shared/NotSure";
import { OutLink } from "../shared/OutLink";
import { PLATFORMS } from "../shared/PlatformBadge";
import { When } from "../shared/When";
import classes from "./Case.module.css";
import { because, describe } from "./reading";
import { Verdicts } from "./Verdicts";

const FOLLOWERS = new Intl.NumberFormat(undefined, { notation: "compact" });

interface Props {
  post: ReadMention;
  /** Whether what the post answers is shown above it. */
  quoted: boolean;
  caseId: string;
  verdicts: Verdict[];
}

/** A post of the customer with what the model read in it. */
export function Post({ post, quoted, caseId, verdicts }: Props) {
  const { mention, reading, evidence } = post;
  const parent = mention.parent;
  return (
    <Paper withBorder component="article" aria-label="Customer's post">
      <Box p="md" pb="sm">
        {quoted && parent && (
          <blockquote className={classes.quote}>
            <Text size="xs" c="dimmed">
              {parent.by_brand ? "In answer to our post" : "In answer to someone's post"}
            </Text>
            <Text size="sm" component="div">
              <ForeignText>{parent.text}</ForeignText>
            </Text>
          </blockquote>
        )}
        <Group gap={8} mb={4} justify="space-between">
          <span>
            <Customer name={mention.author_name} handle={mention.author_handle} platform={mention.platform} />
          </span>
          <Group gap={10}>
            {mention.author_followers > 0 && (
              <Text size="xs" c="dimmed">
                {FOLLOWERS.format(mention.author_followers)} followers
              </Text>
            )}
            <Text size="xs" c="dimmed">
              <When at={mention.created_at} />
            </Text>
            <OutLink href={mention.url}>{`See it on ${PLATFORMS[mention.platform]}`}</OutLink>
          </Group>
        </Group>
        <Text component="div">
          <ForeignText>{mention.text}</ForeignText>
        </Text>
        {!mention.summoned && (
          <Text size="sm" c="var(--amends-warning)" mt={6}>
            Did not address us: we may read this, but not answer it.
          </Text>
        )}
      </Box>
      <Group
        className={classes.reading}
        px="md"
        py={8}
        gap={10}
        align="start"
        aria-label="Reading"
        role="group"
      >
        <Box flex={1} miw={240}>
          <Text size="sm">
            {describe(reading)}
            <Text span c="dimmed" size="sm">
              {" "}
              {because(reading)}
            </Text>
          </Text>
          {evidence.length > 0 && <Evidence phrases={evidence} />}
          <Verdicts caseId={caseId} post={post} verdicts={verdicts} />
        </Box>
        {reading.needs_human && <NotSure />}
      </Group>
    </Paper>
  );
}

/** The words that moved the reading most, as they stand in the post. */
function Evidence({ phrases }: { phrases: string[] }) {
  return (
    <Text size="sm" c="dimmed" component="div">
      {"Moved most by: "}
      {phrases.map((phrase, place) => (
        <Fragment key={phrase}>
          {place > 0 && ", "}
          <Mark>
            <ForeignName>{phrase}</ForeignName>
          </Mark>
        </Fragment>
      ))}
    </Text>
  );
}
