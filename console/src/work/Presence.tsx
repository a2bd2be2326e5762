import { Text } from "@mantine/core";
import { IconEye, IconPencil } from "@tabler/icons-react";
import type { CaseFile } from "../api/client";
import { useMe } from "../api/queries";
import { usePresence } from "../api/queries/work";
import { ForeignName } from "../shared/Foreign";
import { presence, present } from "./presence";

/** Who else has the case open, and who writes; that this person has is said by being here. */
export function Presence({ file, typing }: { file: CaseFile; typing: boolean }) {
  usePresence(file.case.id, typing);
  const others = present(file.viewers, useMe().data?.id);
  const Sign = others.some((one) => one.typing) ? IconPencil : IconEye;
  return (
    <Text size="sm" role="status" c="var(--amends-warning)" fw={550} component="div">
      {others.length > 0 && (
        <>
          <Sign size={15} aria-hidden style={{ verticalAlign: -2 }} />{" "}
          <ForeignName>{presence(others)}</ForeignName>
        </>
      )}
    </Text>
  );
}
