import { Alert, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useRestoreNotices } from "../api/moves/notices";
import { useMay } from "../api/queries";
import { useNotices, useNoticeVersions } from "../api/queries/notices";
import { Trouble } from "../shared/Trouble";
import { History } from "../versions/History";
import { changed } from "./changes";
import { DeadNotices } from "./DeadNotices";
import { NoticesEditor } from "./NoticesEditor";

/** Who is told of what, and by which channel. */
export function NoticesSection() {
  const mayConfigure = useMay("change the brand's settings");
  return (
    <Stack gap="md" maw={820}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" maw={560}>
          Desks and people are told of what concerns them: at once what is urgent, the rest gathered. No
          notice holds a word of a customer's post.
        </Text>
        <Button component={Link} to="/notifications" variant="default" size="xs">
          How I am told
        </Button>
      </Group>
      {mayConfigure ? (
        <ForAdministrators />
      ) : (
        <Text c="dimmed">Only administrators see and change everybody's addresses.</Text>
      )}
    </Stack>
  );
}

function ForAdministrators() {
  const { data, error, refetch } = useNotices();
  const versions = useNoticeVersions();
  const move = useRestoreNotices();
  return (
    <>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading the notifications" />}
      {data && (
        <>
          {data.version === 0 && (
            <Alert color="orange" role="note" title="Nobody is told of anything yet">
              Add a desk's address or a person below.
            </Alert>
          )}
          <NoticesEditor current={data} />
          <DeadNotices />
          <History
            versions={versions.data}
            error={versions.error}
            again={versions.refetch}
            current={data.version}
            what="What changed"
            back={{ move, confirm: () => "Go back to these notifications" }}
          >
            {(version) =>
              changed(
                version,
                versions.data?.find((other) => other.version === version.version - 1),
              ).map((words) => (
                <Text size="sm" key={words}>
                  {words}
                </Text>
              ))
            }
          </History>
        </>
      )}
    </>
  );
}
