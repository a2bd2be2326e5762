import { Skeleton, Stack, Text } from "@mantine/core";
import { useRestorePaths } from "../api/moves/paths";
import { useMay } from "../api/queries";
import { usePaths, usePathVersions } from "../api/queries/paths";
import { Trouble } from "../shared/Trouble";
import { History } from "../versions/History";
import { PathsEditor } from "./PathsEditor";
import { changes } from "./words";

/** Who has to approve which replies, and who changed that. */
export function PathsSection() {
  const { data, error, refetch } = usePaths();
  const mayConfigure = useMay("change the brand's settings");
  return (
    <Stack gap="md" maw={900}>
      <Text size="sm" c="dimmed">
        A reply that is sent to review takes the first path whose rule fits it. Nobody approves words of their
        own, whatever a path says.{!mayConfigure && " Only administrators change the paths."}
      </Text>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading the approval paths" />}
      {data && (
        <>
          <PathsEditor current={data} mayConfigure={mayConfigure} />
          <Versions current={data.version} mayConfigure={mayConfigure} />
        </>
      )}
    </Stack>
  );
}

function Versions({ current, mayConfigure }: { current: number; mayConfigure: boolean }) {
  const { data, error, refetch } = usePathVersions();
  const move = useRestorePaths();
  return (
    <History
      versions={data}
      error={error}
      again={refetch}
      current={current}
      what="What changed"
      back={mayConfigure && { move, confirm: () => "Go back to these paths" }}
    >
      {(version) =>
        changes(
          data?.find((other) => other.version === version.version - 1),
          version,
        ).map((change) => (
          <Text size="sm" key={change}>
            {change}
          </Text>
        ))
      }
    </History>
  );
}
