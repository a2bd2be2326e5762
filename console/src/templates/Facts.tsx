import { Badge, Group } from "@mantine/core";
import type { Words } from "../api/queries/templates";
import { PlatformBadge } from "../shared/PlatformBadge";
import { STAGES } from "../statements/words";
import { language, topic } from "./words";

/** What a template is for: topic, platform, language, and the stage of an incident's statements. */
export function Facts({ words }: { words: Words }) {
  return (
    <Group gap={6} component="span">
      <Badge variant="light" color="blue" size="sm" tt="none" fw={500}>
        {topic(words.topic)}
      </Badge>
      {words.platform ? (
        <PlatformBadge platform={words.platform} />
      ) : (
        <Badge variant="default" size="sm" tt="none" fw={500}>
          Every platform
        </Badge>
      )}
      <Badge variant="default" size="sm" tt="none" fw={500}>
        {language(words.language)}
      </Badge>
      {words.stage && (
        <Badge variant="light" color="red" size="sm" tt="none" fw={500}>
          Statement: {STAGES[words.stage].name}
        </Badge>
      )}
    </Group>
  );
}
