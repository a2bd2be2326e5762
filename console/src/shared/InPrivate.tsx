import { Badge } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";

/** The mark of a case whose customer writes to us in private. */
export function InPrivate() {
  return (
    <Badge
      color="violet"
      variant="light"
      size="sm"
      radius="sm"
      tt="none"
      leftSection={<IconLock size={12} aria-hidden />}
    >
      In private
    </Badge>
  );
}
