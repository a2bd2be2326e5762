import { Alert, Badge, Group, SimpleGrid, Text } from "@mantine/core";
import type { Pending, Reply } from "../api/client";
import { STATES } from "../case/states";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { Differs } from "./Differs";
import { beside } from "./pending";

/** What else is about to be said in a reply's case, so that whoever approves it decides about both. */
export function AlsoWaits({ reply, pending }: { reply: Reply; pending: Pending | undefined }) {
  const others = beside(pending, reply.id);
  if (others.length === 0) return null;
  return (
    <Alert
      color="orange"
      mt="sm"
      p="sm"
      role="region"
      title={
        others.some(({ samePost }) => samePost)
          ? "Another answer to the same post waits, too"
          : "Another reply of this case waits, too"
      }
    >
      <SimpleGrid cols={1} spacing="sm">
        {others.map(({ reply: other, samePost, parts }) => (
          <div key={other.id}>
            <Group gap={8} mb={4}>
              <Badge size="sm" color={STATES[other.state].colour} variant="light" radius="sm" tt="none">
                {STATES[other.state].word}
              </Badge>
              <Text size="sm" c="dimmed">
                by <ForeignName>{other.author_name}</ForeignName>
                {!samePost && ", to another post"}
              </Text>
            </Group>
            <Text size="sm" component="div" mb={4}>
              <ForeignText>{other.text}</ForeignText>
            </Text>
            {parts.length > 0 && <Differs parts={parts} what="What it says instead" />}
          </div>
        ))}
      </SimpleGrid>
    </Alert>
  );
}
