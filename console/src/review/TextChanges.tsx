import { Box, Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Reply } from "../api/client";
import { useComparison } from "../api/review";
import { ForeignName } from "../shared/Foreign";
import { Trouble } from "../shared/Trouble";
import classes from "./TextChanges.module.css";

/** What differs between a reply's words and those before them; nothing while it has only one text. */
export function TextChanges({ reply }: { reply: Reply }) {
  const [opened, { toggle }] = useDisclosure();
  if (reply.texts < 2) return null;
  return (
    <Box mb="xs">
      <Button variant="subtle" size="compact-xs" onClick={toggle} aria-expanded={opened}>
        {opened ? "Hide what changed" : `What changed (version ${reply.text_version} of ${reply.texts})`}
      </Button>
      {opened && <Comparison reply={reply} />}
    </Box>
  );
}

function Comparison({ reply }: { reply: Reply }) {
  const { data, error, refetch } = useComparison(reply);
  if (error) return <Trouble error={error} again={refetch} />;
  if (!data) return null;
  return (
    <Box component="section" aria-label="What changed" className={classes.box}>
      <Text component="div" size="sm" style={{ whiteSpace: "pre-wrap" }}>
        {data.parts.map(({ kind, text }, place) => {
          if (kind === "removed") return <del key={place}>{text}</del>;
          if (kind === "added") return <ins key={place}>{text}</ins>;
          return <span key={place}>{text}</span>;
        })}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        Version {data.before.number} by <ForeignName>{data.before.by_name}</ForeignName>, version{" "}
        {data.after.number} by <ForeignName>{data.after.by_name}</ForeignName>
      </Text>
    </Box>
  );
}
