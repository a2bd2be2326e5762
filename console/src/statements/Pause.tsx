import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHandStop } from "@tabler/icons-react";
import type { Incident } from "../api/queries/incidents";
import { Stop } from "../incidents/Stop";

/** The incident's stop, at the statement that goes out. */
export function Pause({ incident }: { incident: Incident }) {
  const [open, dialog] = useDisclosure();
  return (
    <>
      <Button
        variant="outline"
        color="red"
        leftSection={<IconHandStop size={16} aria-hidden />}
        onClick={dialog.open}
      >
        Pause
      </Button>
      <Stop of={incident} open={open} onClose={dialog.close} />
    </>
  );
}
