import { Anchor, Badge, Group, Text } from "@mantine/core";
import { Link } from "react-router";
import type { Incident } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { StateBadge } from "./StateBadge";
import { concerns } from "./words";

/** An incident at a glance. */
export function IncidentRow({ incident }: { incident: Incident }) {
  const { id, title, state, scope, owner, opened_at, suspicions, halted } = incident;
  const sign = state === "suspected" && suspicions.at(-1)?.why;
  return (
    <article aria-label={title}>
      <Group gap={8}>
        <Anchor component={Link} to={`/incidents/${encodeURIComponent(id)}`} fw={600}>
          <ForeignName>{title}</ForeignName>
        </Anchor>
        <StateBadge state={state} />
        {halted && state !== "merged" && (
          <Badge color="red" variant="outline" radius="sm" tt="none">
            Stopped
          </Badge>
        )}
      </Group>
      {sign && (
        <Text size="sm">
          <ForeignName>{sign}</ForeignName>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <ForeignName>{concerns(scope)}</ForeignName>
        {", since "}
        <When at={opened_at} />
        {", "}
        {owner ? <ForeignName>{owner.name}</ForeignName> : "nobody's"}
      </Text>
    </article>
  );
}
