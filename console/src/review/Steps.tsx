import { Badge, Group, Text } from "@mantine/core";
import { ForeignName } from "../shared/Foreign";
import { type OnPath, standing } from "./steps";

/** Whose approval a reply or a statement needs, who gave theirs, and why it goes this way. */
export function Steps({ reply }: { reply: OnPath }) {
  const steps = standing(reply);
  if (!reply.path || steps.length === 0) return null;
  return (
    <Group gap={6} component="section" aria-label="Approvals" mt={4}>
      {steps.map(({ words, by, state }, place) => (
        <Badge
          key={place}
          variant={state === "now" ? "outline" : "light"}
          color={state === "done" ? "green" : state === "now" ? "orange" : "gray"}
          radius="sm"
          tt="none"
        >
          {words}
          {by.length > 0 && (
            <>
              {": "}
              <ForeignName>{by.join(", ")}</ForeignName>
            </>
          )}
        </Badge>
      ))}
      {reply.path.because && (
        <Text size="xs" c="dimmed">
          because {reply.path.because}
        </Text>
      )}
    </Group>
  );
}
