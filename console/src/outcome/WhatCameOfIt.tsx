import { Badge, List, Stack, Text } from "@mantine/core";
import { useOutcome } from "../api/queries/reports";
import type { Case } from "../api/client";
import type { CaseOutcome } from "../api/reports";
import { ForeignName } from "../shared/Foreign";
import { OutLink } from "../shared/OutLink";
import { Panel } from "../shared/Panel";
import { When } from "../shared/When";
import { useNow } from "../shared/useNow";
import { until } from "../shared/time";
import { Growth } from "./Growth";
import { isTold, kindOf, numbered, OUTCOMES, toneChange } from "./words";
import classes from "../charts/Charts.module.css";

/** What the customer did in public afterwards, with what says so; nothing where there is nothing to tell. */
export function WhatCameOfIt({ of }: { of: Case }) {
  const { data } = useOutcome(of.id, of.version);
  return data && isTold(data) ? <Told of={data} /> : null;
}

function Told({ of }: { of: CaseOutcome }) {
  const now = useNow();
  const { name, color, means } = OUTCOMES[of.outcome];
  const tone = toneChange(of);
  const follows = of.follow_until && Date.parse(of.follow_until) > now;
  return (
    <Panel
      id="outcome"
      title="What came of it"
      aside={
        <Badge
          variant="default"
          tt="none"
          leftSection={<span className={classes.swatch} style={{ background: color, display: "block" }} />}
        >
          {name}
        </Badge>
      }
    >
      <Text size="sm">
        <ForeignName>{of.why || means}</ForeignName>
      </Text>
      {of.follow_until && follows && (
        <Text size="xs" c="dimmed" mt={4}>
          We look on for a sign; it is settled {until(of.follow_until, now)}.
        </Text>
      )}
      {tone && (
        <Text size="sm" mt={4}>
          {tone}
        </Text>
      )}
      {of.evidence.length > 0 && (
        <List size="sm" spacing={4} mt="xs" aria-label="What says so">
          {of.evidence.map((each) => (
            <List.Item key={`${each.post_id} ${each.why}`}>
              {kindOf(each.kind)}, <When at={each.at} />: <ForeignName>{each.why}</ForeignName>{" "}
              <OutLink href={each.url}>See the post</OutLink>
            </List.Item>
          ))}
        </List>
      )}
      {of.posts.length > 0 && (
        <Stack gap="sm" mt="md" role="region" aria-label="How the posts grew">
          {numbered(of.posts).map(({ post, name: each }) => (
            <Growth key={post.post_id} of={post} name={each} />
          ))}
        </Stack>
      )}
    </Panel>
  );
}
