import { Button, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBeach, IconBell, IconChevronDown, IconLogout, IconUser } from "@tabler/icons-react";
import { Link } from "react-router";
import { useBack } from "../api/moves/away";
import { useMay, useMe } from "../api/queries";
import { type Absence, useAbsence } from "../api/queries/away";
import { useSession } from "../auth/SessionGate";
import { Leave } from "../away/Leave";
import { isAway, standsIn } from "../away/words";
import { ForeignName } from "../shared/Foreign";
import classes from "./Shell.module.css";

const ROLES = {
  responder: "Responder",
  senior: "Senior responder",
  legal: "Legal",
  pr: "PR",
  marketing: "Marketing",
  admin: "Administrator",
  auditor: "Auditor",
};

/** Who is signed in, whether they are away, and the way out. */
export function You() {
  const session = useSession();
  const { data: me } = useMe();
  const absence = useAbsence().data;
  const mayApprove = useMay("approve replies");
  const [leaving, dialog] = useDisclosure();
  const back = useBack();
  const roles = me?.roles.map((role) => ROLES[role]).join(", ");
  const away = absence?.away;
  const Sign = away ? IconBeach : IconUser;
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            className={classes.you}
            aria-label={me ? `Account: ${me.name}${away ? ", away" : ""}` : "Account"}
            leftSection={<Sign size={15} aria-hidden />}
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            {me?.name ?? "…"}
            {away && " (away)"}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            Signed in as {me?.name}
            <Text size="xs">{roles ? `Role: ${roles}` : "No role: ask an administrator for one"}</Text>
            {absence && <Standing of={absence} />}
          </Menu.Label>
          <Menu.Item component={Link} to="/notifications" leftSection={<IconBell size={15} aria-hidden />}>
            How I am told
          </Menu.Item>
          {mayApprove && (
            <Menu.Item
              leftSection={<IconBeach size={15} aria-hidden />}
              disabled={!absence}
              onClick={() => (away ? back.mutate() : dialog.open())}
            >
              {away ? "I am back" : "I am away…"}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => session.signOut()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Leave opened={leaving} onClose={dialog.close} />
    </>
  );
}

/** That one is away, and for whom one stands in. */
function Standing({ of }: { of: Absence }) {
  const lines = [of.away ? isAway(of.away) : "", standsIn(of)].filter(Boolean);
  return lines.map((line) => (
    <Text size="xs" key={line} mt={4}>
      <ForeignName>{line}</ForeignName>
    </Text>
  ));
}
