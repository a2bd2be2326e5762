import { Code, Skeleton, Stack, Text } from "@mantine/core";
import { useMe } from "../api/queries";
import { useMyNotices } from "../api/queries/notices";
import { PageTitle } from "../shared/PageTitle";
import { Trouble } from "../shared/Trouble";
import { MyWishes } from "./MyWishes";

/** How the person who is signed in wants to be told. */
export function MyNoticesPage() {
  const { data, error, refetch } = useMyNotices();
  const me = useMe().data;
  return (
    <Stack gap="md" maw={640}>
      <PageTitle name="How I am told">How I am told</PageTitle>
      <Text size="sm" c="dimmed">
        For your own notices. An administrator adds your address; they need your id for it:{" "}
        <Code>{me?.id}</Code>
      </Text>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={240} role="status" aria-label="Loading your wishes" />}
      {data && <MyWishes mine={data} />}
    </Stack>
  );
}
