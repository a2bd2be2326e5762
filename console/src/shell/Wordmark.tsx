import { Group, Text } from "@mantine/core";

/** The product's mark and name. */
export function Wordmark({ size = 22 }: { size?: number }) {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/icon.svg" alt="" width={size} height={size} />
      <Text span fw={700} fz={size * 0.8} lh={1} style={{ letterSpacing: "-0.01em" }}>
        Amends
      </Text>
    </Group>
  );
}
