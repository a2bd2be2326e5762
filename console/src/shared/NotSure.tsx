import { Badge, Tooltip } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";

/** The mark of a reading that a person should judge again. */
export function NotSure() {
  return (
    <Tooltip label="The model could not tell what is meant: read it yourself">
      <Badge
        color="grape"
        variant="light"
        size="sm"
        radius="sm"
        tt="none"
        leftSection={<IconHelpCircle size={13} aria-hidden />}
      >
        Model is not sure
      </Badge>
    </Tooltip>
  );
}
