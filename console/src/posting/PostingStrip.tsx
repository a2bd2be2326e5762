import { Box, Container, Group, Text } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import type { Posting } from "../api/client";
import { sentence } from "../api/problem";
import { usePosting } from "../api/queries";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import classes from "./Posting.module.css";
import { StopPosting, TurnPostingOn } from "./Turn";
import { held, isTurned } from "./words";

/** Says on top of every page that nothing is sent, who wanted that and why; nothing while posting is on. */
export function PostingStrip() {
  const { data: posting } = usePosting();
  const words = posting && held(posting.mode);
  if (!words) return null;
  return (
    <Box component="section" aria-label="Posting" className={classes.strip} data-mode={posting.mode}>
      <Container size="xl">
        <Group justify="space-between" gap="xs">
          <Group gap={10} role="status" wrap="nowrap" align="start">
            <IconHandStop size={18} aria-hidden className={classes.sign} />
            <div>
              <Text size="sm" fw={650}>
                {words.title}
              </Text>
              <Text size="sm">
                <Who posting={posting} />
              </Text>
            </div>
          </Group>
          <Group gap="xs">
            {posting.mode === "dry_run" && <StopPosting posting={posting} />}
            <TurnPostingOn posting={posting} />
          </Group>
        </Group>
      </Container>
    </Box>
  );
}

function Who({ posting }: { posting: Posting }) {
  if (!isTurned(posting)) return "Nobody has turned posting on yet.";
  return (
    <>
      By <ForeignName>{posting.by_name}</ForeignName>, <When at={posting.since} />
      {posting.why.trim() && (
        <>
          {": "}
          <ForeignName>{sentence(posting.why)}</ForeignName>
        </>
      )}
    </>
  );
}
