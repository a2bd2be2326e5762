import { Badge } from "@mantine/core";
import { severity } from "./severity";

/** How grave a case is, in a word. */
export function SeverityBadge({ level }: { level: number }) {
  const { word, colour, filled } = severity(level);
  return (
    <Badge color={colour} variant={filled ? "filled" : "light"} radius="sm" tt="none">
      {word}
    </Badge>
  );
}
