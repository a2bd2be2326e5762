import { Button, Group } from "@mantine/core";
import { type ComponentType, useState } from "react";
import type { PlatformName } from "../api/client";
import type { Handoff } from "../api/queries/handoffs";
import { Dialog } from "../shared/Dialog";
import { Asked } from "./Asked";
import { Closing } from "./Closing";
import { End } from "./End";
import { FollowUp } from "./FollowUp";
import { type Move, movesOf } from "./moves";
import { NotResolved } from "./NotResolved";
import { ResolveInPrivate } from "./ResolveInPrivate";

export interface FormProps {
  handoff: Handoff;
  platform: PlatformName;
  onClose: () => void;
}

const MOVES: Record<Move, { name: string; title: string; Form: ComponentType<FormProps> }> = {
  "follow up": { name: "Follow up once…", title: "Follow up once, in public", Form: FollowUp },
  "give up": { name: "Stop waiting…", title: "Stop waiting for them", Form: End },
  resolve: { name: "Resolved in private…", title: "Resolved in private", Form: ResolveInPrivate },
  close: { name: "Closing line…", title: "A closing line in public", Form: Closing },
  ask: { name: "They said of it…", title: "What they say of a closing line", Form: Asked },
  back: { name: "Not resolved…", title: "Not resolved after all", Form: NotResolved },
  end: { name: "End without one…", title: "End without a closing line", Form: End },
};

/** What this person can do with the handoff as it stands. */
export function Moves({ handoff, platform }: { handoff: Handoff; platform: PlatformName }) {
  const [chosen, choose] = useState<Move | null>(null);
  const moves = movesOf(handoff);
  const dialog = chosen && MOVES[chosen];
  const close = () => choose(null);
  if (moves.length === 0) return null;
  return (
    <>
      <Group gap="xs">
        {moves.map((move, place) => (
          <Button
            key={move}
            variant={place === 0 ? "light" : "default"}
            size="xs"
            onClick={() => choose(move)}
          >
            {MOVES[move].name}
          </Button>
        ))}
      </Group>
      <Dialog opened={dialog !== null} onClose={close} title={dialog?.title}>
        {dialog && <dialog.Form handoff={handoff} platform={platform} onClose={close} />}
      </Dialog>
    </>
  );
}
