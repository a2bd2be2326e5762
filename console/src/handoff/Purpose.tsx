import { Badge } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { Reply } from "../api/client";
import type { Handoff } from "../api/queries/handoffs";
import { purposeOf } from "./purpose";

const NAMES = {
  invitation: "Invitation into private messages",
  "follow-up": "One gentle follow-up to the invitation",
  closing: "Public closing line",
} as const;

/** What a public reply does for a handoff, as a mark on its card. */
export function Purpose({ reply, handoffs }: { reply: Reply; handoffs: Handoff[] }) {
  const purpose = purposeOf(reply, handoffs);
  if (!purpose) return null;
  return (
    <Badge
      color="violet"
      variant="light"
      radius="sm"
      tt="none"
      mb={6}
      leftSection={<IconLock size={12} aria-hidden />}
    >
      {NAMES[purpose]}
      {reply.deep_link && ", with a button"}
    </Badge>
  );
}
