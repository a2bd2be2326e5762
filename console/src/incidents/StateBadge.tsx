import { Badge } from "@mantine/core";
import type { IncidentState } from "../api/queries/incidents";
import { STATES } from "./words";

/** Where an incident stands. */
export function StateBadge({ state }: { state: IncidentState }) {
  const { name, colour } = STATES[state];
  return (
    <Badge color={colour} variant={state === "open" ? "filled" : "light"} radius="sm" tt="none">
      {name}
    </Badge>
  );
}
