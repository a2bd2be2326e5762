import { Button, Group } from "@mantine/core";
import { type ComponentType, useState } from "react";
import { useMay } from "../api/queries";
import type { Incident } from "../api/queries/incidents";
import { Dialog } from "../shared/Dialog";
import { Describe } from "./Describe";
import { Confirm, Dismiss, Monitor, Reopen, Resolve } from "./StateMoves";
import { Merge } from "./Merge";
import { type Move, movesOf } from "./moves";

interface FormProps {
  of: Incident;
  onClose: () => void;
}

const MOVES: Record<Move, { name: string; title: string; Form: ComponentType<FormProps> }> = {
  confirm: { name: "Confirm", title: "Confirm this suspicion", Form: Confirm },
  dismiss: { name: "Dismiss", title: "Dismiss this suspicion", Form: Dismiss },
  merge: { name: "Merge", title: "Merge into another incident", Form: Merge },
  monitor: { name: "Watch", title: "Watch this incident", Form: Monitor },
  worse: { name: "Worse again", title: "It is worse again", Form: Monitor },
  resolve: { name: "Resolve", title: "Resolve this incident", Form: Resolve },
  reopen: { name: "Open again", title: "Open this incident again", Form: Reopen },
  edit: { name: "Edit", title: "Describe this incident", Form: Describe },
};

/** What this person may do with this incident as it stands, but for stopping. */
export function Actions({ incident }: { incident: Incident }) {
  const mayRun = useMay("run incidents");
  const [chosen, choose] = useState<Move | null>(null);
  const moves = movesOf(incident);
  const close = () => choose(null);
  if (!mayRun) return null;
  const dialog = chosen && MOVES[chosen];
  return (
    <>
      <Group gap="xs">
        {moves.map((move, place) => (
          <Button
            key={move}
            variant={place === 0 && move === "confirm" ? "filled" : "default"}
            onClick={() => choose(move)}
          >
            {MOVES[move].name}
          </Button>
        ))}
      </Group>
      <Dialog opened={dialog !== null} onClose={close} title={dialog?.title}>
        {dialog && <dialog.Form of={incident} onClose={close} />}
      </Dialog>
    </>
  );
}
