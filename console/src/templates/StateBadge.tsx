import { Badge } from "@mantine/core";
import { IconCheck, IconHourglass, IconPencil, IconTrash } from "@tabler/icons-react";
import type { Wording } from "../api/queries/templates";
import { standing } from "./words";

const LOOKS = {
  draft: { color: "gray", Sign: IconPencil },
  in_review: { color: "orange", Sign: IconHourglass },
  approved: { color: "teal", Sign: IconCheck },
  retired: { color: "gray", Sign: IconTrash },
};

/** Where a wording stands, in words. */
export function StateBadge({ wording }: { wording: Wording }) {
  const { color, Sign } = LOOKS[wording.state];
  return (
    <Badge
      color={color}
      variant={wording.state === "retired" ? "outline" : "light"}
      radius="sm"
      tt="none"
      leftSection={<Sign size={12} aria-hidden />}
    >
      {standing(wording)}
    </Badge>
  );
}
