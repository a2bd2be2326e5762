import { Text } from "@mantine/core";
import type { Case } from "../api/client";
import { useMe } from "../api/queries";
import { ForeignName } from "../shared/Foreign";

/** Whose case it is among us. */
export function Owner({ of, size = "sm" }: { of: Case; size?: "xs" | "sm" }) {
  const me = useMe().data;
  if (!of.owner) {
    return (
      <Text size={size} c="dimmed">
        Nobody's yet
      </Text>
    );
  }
  return (
    <Text size={size} fw={of.owner === me?.id ? 650 : 500}>
      {of.owner === me?.id ? (
        "Yours"
      ) : (
        <>
          With <ForeignName>{of.owner_name ?? "somebody"}</ForeignName>
        </>
      )}
    </Text>
  );
}
