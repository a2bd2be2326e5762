import { Badge, Group, Text } from "@mantine/core";
import type { Statement } from "../api/queries/statements";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { Texts } from "./Texts";
import { STAGES, STATES } from "./words";

/** A statement of which nothing more comes. */
export function OverStatement({ statement }: { statement: Statement }) {
  const { stage, state, author_name, since, note } = statement;
  return (
    <article aria-label={`${STAGES[stage].name}, over`}>
      <Group gap={8}>
        <Text size="sm" fw={600}>
          {STAGES[stage].name}
        </Text>
        <Badge color={STATES[state].colour} variant="light" radius="sm" tt="none">
          {STATES[state].name}
        </Badge>
        <Text size="xs" c="dimmed">
          by <ForeignName>{author_name}</ForeignName>, <When at={since} />
        </Text>
      </Group>
      {note && (
        <Text size="sm">
          <ForeignName>{note}</ForeignName>
        </Text>
      )}
      <Texts statement={statement} findings={[]} />
    </article>
  );
}
