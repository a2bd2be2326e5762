import { Skeleton, Stack, Text } from "@mantine/core";
import { useMay } from "../api/queries";
import { useCausesVersions } from "../api/queries/causes";
import { useCauses } from "../api/queries/work";
import { Trouble } from "../shared/Trouble";
import { History } from "../versions/History";
import { CausesEditor } from "./CausesEditor";
import { changes } from "./words";

/** Why cases happen, as it is chosen when one is resolved; and who changed the list. */
export function CausesSection() {
  const { data, error, refetch } = useCauses();
  const versions = useCausesVersions();
  const mayConfigure = useMay("change the brand's settings");
  return (
    <Stack gap="md" maw={900}>
      <Text size="sm" c="dimmed">
        Whoever resolves a case chooses one of these. None is ever deleted, as older cases name it: a retired
        one is offered no more and stays readable.
        {!mayConfigure && " Only administrators change the list."}
      </Text>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading the root causes" />}
      {data && (
        <>
          <CausesEditor current={data} mayConfigure={mayConfigure} />
          <History
            versions={versions.data}
            error={versions.error}
            again={versions.refetch}
            current={data.version}
            what="What changed"
          >
            {(version) =>
              changes(
                versions.data?.find((other) => other.version === version.version - 1),
                version,
              ).map((change) => (
                <Text size="sm" key={change}>
                  {change}
                </Text>
              ))
            }
          </History>
        </>
      )}
    </Stack>
  );
}
