import { Alert, List, Text } from "@mantine/core";
import type { Case } from "../api/client";
import { CaseLink } from "../work/CaseLine";

/** Of a private case: the customer's public cases that it may belong to; a person says to which. */
export function CouldJoin({ of }: { of: Case }) {
  if (of.could_join.length === 0 || of.state === "merged") return null;
  return (
    <Alert color="violet" role="note" title="They may write about another case">
      <Text size="sm">
        Nothing says for certain which one. Open the right one, and merge this case into it there; or leave it
        as it is.
      </Text>
      <List size="sm" mt={4}>
        {of.could_join.map((id) => (
          <List.Item key={id}>
            <CaseLink id={id}>{id}</CaseLink>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
