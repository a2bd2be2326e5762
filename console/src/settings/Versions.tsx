import { Text } from "@mantine/core";
import type { Brand } from "../api/client";
import { useRestoreBrand } from "../api/moves";
import { useBrandVersions } from "../api/queries";
import { ForeignName } from "../shared/Foreign";
import { History } from "../versions/History";
import { changed } from "./changes";

interface Props {
  current: Brand;
  mayConfigure: boolean;
}

/** Who changed the settings, when, what and why; with the way back. */
export function Versions({ current, mayConfigure }: Props) {
  const { data, error, refetch } = useBrandVersions();
  const move = useRestoreBrand();
  return (
    <History
      versions={data}
      error={error}
      again={refetch}
      current={current.version}
      what="What changed"
      empty="Nobody changed the settings yet."
      back={mayConfigure && { move, confirm: () => "Go back to these settings" }}
    >
      {({ changes }) =>
        changes.map((change) => (
          <Text size="sm" key={change.field}>
            <ForeignName>{changed(change)}</ForeignName>
          </Text>
        ))
      }
    </History>
  );
}
