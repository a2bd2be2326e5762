import { Skeleton, Stack, Text } from "@mantine/core";
import { type ReactNode, useCallback, useState } from "react";
import { useMay } from "../../api/queries";
import { useDigest, useTeams, useWatchList } from "../../api/queries/reports";
import { Trouble } from "../../shared/Trouble";
import { useKept } from "../../versions/useKept";
import { DigestEditor } from "./DigestEditor";
import { TeamsEditor } from "./TeamsEditor";
import { WatchListEditor } from "./WatchListEditor";

/** What reports compare, by which teams they are cut, and to whom they are sent. */
export function ReportsSection() {
  const mayRead = useMay("read reports");
  return (
    <Stack gap="md" maw={820}>
      {mayRead ? (
        <Settings />
      ) : (
        <Text c="dimmed">Who reads reports sees with whom we are compared and who gets the digest.</Text>
      )}
    </Stack>
  );
}

function Settings() {
  const mayCompare = useMay("set what reports compare and send");
  const [list, teams, digest] = [useWatchList(), useTeams(), useDigest()];
  const [onList, listEdited] = useNoted();
  const [onTeams, teamsEdited] = useNoted();
  const [onDigest, digestEdited] = useNoted();
  useKept(listEdited || teamsEdited || digestEdited);
  return (
    <>
      {!mayCompare && (
        <Text size="sm" c="dimmed">
          Marketing, PR and administrators change these.
        </Text>
      )}
      <Loaded of={list} what="the watch list">
        {(current) => <WatchListEditor current={current} mayCompare={mayCompare} onEdited={onList} />}
      </Loaded>
      <Loaded of={teams} what="the teams">
        {(current) => <TeamsEditor current={current} mayCompare={mayCompare} onEdited={onTeams} />}
      </Loaded>
      <Loaded of={digest} what="the digest">
        {(current) => <DigestEditor current={current} mayCompare={mayCompare} onEdited={onDigest} />}
      </Loaded>
    </>
  );
}

/** Whether something was typed in a form, and the way for it to say so. */
function useNoted(): [note: (edited: boolean) => void, edited: boolean] {
  const [edited, setEdited] = useState(false);
  return [useCallback((typed: boolean) => setEdited(typed), []), edited];
}

interface LoadedProps<T> {
  of: { data: T | undefined; error: Error | null; refetch: () => unknown };
  what: string;
  children: (data: T) => ReactNode;
}

function Loaded<T>({ of: { data, error, refetch }, what, children }: LoadedProps<T>) {
  return (
    <>
      {error && <Trouble error={error} again={() => void refetch()} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={180} role="status" aria-label={`Loading ${what}`} />}
      {data && children(data)}
    </>
  );
}
