import { Button, Group, Stack, Text } from "@mantine/core";
import type { CaseFile } from "../api/client";
import { useUnlinkCase } from "../api/moves/belonging";
import { useCustomer } from "../api/queries/work";
import { ForeignName } from "../shared/Foreign";
import { CaseLine, CaseLink } from "./CaseLine";
import { RELATIONS } from "./naming";

/** The cases that have to do with this one, and since when. */
export function RelatedCases({ file, mayWork }: { file: CaseFile; mayWork: boolean }) {
  const known = useCustomer(file.case).data;
  const unlink = useUnlinkCase(file.case);
  if (file.links.length === 0) return null;
  const cases = new Map(
    [...(known?.cases.items ?? []), ...(known?.elsewhere ?? [])].map((of) => [of.id, of]),
  );
  return (
    <Stack gap="xs" role="group" aria-label="Related cases">
      <Text size="sm" fw={550}>
        Related cases
      </Text>
      {file.links.map(({ case_id, relation, by_name }) => {
        const one = cases.get(case_id);
        return (
          <div key={case_id}>
            <Group gap={6} justify="space-between" wrap="nowrap">
              <Text size="xs" c="dimmed">
                {RELATIONS[relation]}, says <ForeignName>{by_name}</ForeignName>
              </Text>
              {mayWork && relation === "related" && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  onClick={() => unlink.mutate(case_id)}
                  loading={unlink.isPending}
                >
                  Unlink
                </Button>
              )}
            </Group>
            {one ? (
              <CaseLine of={one} leads />
            ) : (
              <Text size="sm">
                <CaseLink id={case_id}>{case_id}</CaseLink>
              </Text>
            )}
          </div>
        );
      })}
    </Stack>
  );
}
