import { Text } from "@mantine/core";
import type { Typed } from "./keeper";

/** Whether what was typed is safe: quietly where it is, aloud where it is not. */
export function Kept({ of: { isKept, trouble } }: { of: Pick<Typed, "isKept" | "trouble"> }) {
  if (trouble) {
    return (
      <Text size="sm" c="var(--amends-warning)" role="status">
        Not kept: {trouble} It stays in this tab.
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {isKept && "Kept"}
    </Text>
  );
}
