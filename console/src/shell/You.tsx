import { Button, Menu, Text } from "@mantine/core";
import { IconBell, IconChevronDown, IconLogout, IconUser } from "@tabler/icons-react";
import { Link } from "react-router";
import { useMe } from "../api/queries";
import { useSession } from "../auth/SessionGate";

const ROLES = {
  responder: "Responder",
  senior: "Senior responder",
  legal: "Legal",
  pr: "PR",
  marketing: "Marketing",
  admin: "Administrator",
  auditor: "Auditor",
};

/** Who is signed in, and the way out. */
export function You() {
  const session = useSession();
  const { data: me } = useMe();
  const roles = me?.roles.map((role) => ROLES[role]).join(", ");
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          aria-label={me ? `Account: ${me.name}` : "Account"}
          leftSection={<IconUser size={15} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          {me?.name ?? "…"}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          Signed in as {me?.name}
          <Text size="xs">{roles ? `Role: ${roles}` : "No role: ask an administrator for one"}</Text>
        </Menu.Label>
        <Menu.Item component={Link} to="/notifications" leftSection={<IconBell size={15} aria-hidden />}>
          How I am told
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => session.signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
