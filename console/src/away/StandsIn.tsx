import { Text } from "@mantine/core";
import { useAbsence } from "../api/queries/away";
import { ForeignName } from "../shared/Foreign";
import { standsIn } from "./words";

/** A quiet line that says for whom the person stands in; nothing where for nobody. */
export function StandsIn() {
  const { data } = useAbsence();
  const words = data ? standsIn(data) : "";
  if (!words) return null;
  return (
    <Text size="sm" c="dimmed" role="note">
      <ForeignName>{words}</ForeignName> What waits for them is in your list, too.
    </Text>
  );
}
