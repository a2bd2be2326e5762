import { Stack, Text } from "@mantine/core";
import type { CaseFile } from "../api/client";
import { useCauses } from "../api/queries/work";
import { Panel } from "../shared/Panel";
import { causeName } from "./causes";
import { RelatedCases } from "./RelatedCases";
import { EditTags, Tags } from "./Tags";
import { isClosed } from "./words";

/** What was found out about the case: its tags, why it came about, and what belongs to it. */
export function AboutCase({ file, mayWork }: { file: CaseFile; mayWork: boolean }) {
  const of = file.case;
  const works = mayWork && !isClosed(of.state);
  const cause = of.root_cause;
  const causes = useCauses(Boolean(cause)).data;
  if (!works && of.tags.length === 0 && !cause && file.links.length === 0) return null;
  return (
    <Panel id="about" title="About the case">
      <Stack gap="xs">
        {cause && (
          <Text size="sm">
            <Text span inherit c="dimmed">
              Root cause:{" "}
            </Text>
            {causeName(causes, cause)}
          </Text>
        )}
        {works ? <EditTags of={of} /> : <Tags tags={of.tags} />}
        <RelatedCases file={file} mayWork={mayWork} />
      </Stack>
    </Panel>
  );
}
