import { Tooltip } from "@mantine/core";
import { ago, exact } from "./time";
import { useNow } from "./useNow";

/** When something was: "12 min ago", with the exact time on hover. */
export function When({ at }: { at: string }) {
  const now = useNow();
  return (
    <Tooltip label={exact(at)} openDelay={300}>
      <time dateTime={at}>{ago(at, now)}</time>
    </Tooltip>
  );
}
