import { Box, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Part } from "../api/client";
import { Parts } from "./Parts";

/** What differs between two texts, for whoever wants to see it. */
export function Differs({ parts, what }: { parts: Part[]; what: string }) {
  const [opened, { toggle }] = useDisclosure();
  return (
    <Box>
      <Button variant="default" size="compact-xs" mb={opened ? 6 : 0} onClick={toggle} aria-expanded={opened}>
        {opened ? "Hide what differs" : what}
      </Button>
      {opened && <Parts label="What differs" parts={parts} />}
    </Box>
  );
}
