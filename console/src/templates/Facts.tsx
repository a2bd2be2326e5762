import { Badge, Group } from "@mantine/core";
import type { Words } from "../api/queries/templates";
import { PlatformBadge } from "../shared/PlatformBadge";
import { language, topic } from "./words";

/** What a template is for: topic, platform, language. */
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
    </Group>
  );
}
