import { Alert, Stack, Text } from "@mantine/core";
import type { Case } from "../api/client";
import { useCouldJoin } from "../api/queries/handoffs";
import { CaseLine } from "../work/CaseLine";
import { isClosed } from "../work/words";

/** Of a private case: the customer's public cases that it may belong to; a person says to which. */
export function CouldJoin({ of }: { of: Case }) {
  const wanted = of.private && !isClosed(of.state);
  const found = useCouldJoin(of, wanted).data ?? [];
  if (!wanted || found.length === 0) return null;
  const inDoubt = found.filter(({ id }) => of.could_join.includes(id));
  return (
    <Alert color="violet" role="note" title="They may write about another case">
      <Text size="sm">
        {inDoubt.length > 1 ? "They were invited in more than one. " : "Nothing says for certain which one. "}
        Open the right one, and merge this case into it there; or leave it as it is.
      </Text>
      <Stack gap={6} mt={6}>
        {found.map((one) => (
          <div key={one.id}>
            <CaseLine of={one} leads />
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
