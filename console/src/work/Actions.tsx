import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { Case } from "../api/client";
import { useClaim, useRelease, useWake } from "../api/moves/work";
import { useMay, useMe } from "../api/queries";
import { type DialogName, Dialogs } from "./Dialogs";

/** What a person may do with a case as a whole: the usual in sight, the rest behind a button. */
export function Actions({ of }: { of: Case }) {
  const me = useMe().data;
  const mayTakeOver = useMay("take over a colleague's case");
  const claim = useClaim(of);
  const release = useRelease(of);
  const wake = useWake(of);
  const [open, setOpen] = useState<DialogName | null>(null);
  const mine = of.owner === me?.id;
  const mayGive = !of.owner || mine || mayTakeOver;

  return (
    <Group gap="xs">
      {!of.owner && (
        <Button onClick={() => claim.mutate()} loading={claim.isPending}>
          Claim case
        </Button>
      )}
      {of.owner && !mine && mayTakeOver && (
        <Button variant="default" onClick={() => setOpen("take over")}>
          Take over
        </Button>
      )}
      {mine && (
        <Button variant="default" onClick={() => setOpen("hand over")}>
          Hand over
        </Button>
      )}
      {of.state === "snoozed" ? (
        <Button variant="default" onClick={() => wake.mutate()} loading={wake.isPending}>
          Wake
        </Button>
      ) : (
        <Button variant="default" onClick={() => setOpen("snooze")}>
          Snooze
        </Button>
      )}
      <Button variant="default" onClick={() => setOpen("resolve")}>
        Resolve case
      </Button>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More">
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayGive && !mine && <Menu.Item onClick={() => setOpen("hand over")}>Hand over…</Menu.Item>}
          {of.owner && mayGive && <Menu.Item onClick={() => release.mutate()}>Release to the desk</Menu.Item>}
          {of.state === "snoozed" && (
            <Menu.Item onClick={() => setOpen("snooze")}>Snooze for another time…</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item onClick={() => setOpen("link case")}>Link to another case…</Menu.Item>
          <Menu.Item onClick={() => setOpen("merge")}>Merge another case into this…</Menu.Item>
          {of.mentions > 1 && <Menu.Item onClick={() => setOpen("split")}>Split posts off…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Dialogs open={open} of={of} onClose={() => setOpen(null)} />
    </Group>
  );
}
