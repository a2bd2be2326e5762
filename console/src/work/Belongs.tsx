import { Alert, Text } from "@mantine/core";
import type { CaseFile } from "../api/client";
import { CaseLink } from "./CaseLine";

/** Where the case went, or that posts are on their way. */
export function Belongs({ file }: { file: CaseFile }) {
  const into = file.case.merged_into;
  if (into) {
    return (
      <Alert color="blue" role="note" title="This case was merged">
        <Text size="sm">
          Its posts, answers and notes stand in <CaseLink id={into}>the case that it went into</CaseLink>, and
          what the customer writes comes there. Its own history stays here.
        </Text>
      </Alert>
    );
  }
  if (file.moves.length === 0) return null;
  return (
    <Alert color="gray" role="status">
      Posts are on their way between this case and another. In a minute all stand where they belong.
    </Alert>
  );
}
