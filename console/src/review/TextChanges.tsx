import { Box, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Reply } from "../api/client";
import { useComparison } from "../api/review";
import { ForeignName } from "../shared/Foreign";
import { Trouble } from "../shared/Trouble";
import { Parts } from "./Parts";

/** What differs between a reply's words and those before them; nothing while they are its first. */
export function TextChanges({ reply }: { reply: Reply }) {
  const [opened, { toggle }] = useDisclosure();
  const { text_version, texts } = reply;
  if (text_version < 2) return null;
  return (
    <Box mb="xs">
      <Button variant="subtle" size="compact-xs" onClick={toggle} aria-expanded={opened}>
        {opened ? "Hide what changed" : `What changed (version ${text_version} of ${texts})`}
      </Button>
      {opened && (
        <Comparison label="What changed" reply={reply} before={text_version - 1} after={text_version} />
      )}
    </Box>
  );
}

interface Props {
  label: string;
  reply: Reply;
  before: number;
  after: number;
}

/** Two texts of a reply, and who wrote them. */
export function Comparison({ label, reply, before, after }: Props) {
  const { data, error, refetch } = useComparison(reply, before, after);
  if (error) return <Trouble error={error} again={refetch} />;
  if (!data) return null;
  return (
    <Parts label={label} parts={data.parts}>
      Version {data.before.number} by <ForeignName>{data.before.by_name}</ForeignName>, version{" "}
      {data.after.number} by <ForeignName>{data.after.by_name}</ForeignName>
    </Parts>
  );
}
