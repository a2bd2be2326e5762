import { Badge, Box, Burger, Button, Group, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { NavLink } from "react-router";
import { useMe, useReplies } from "../api/queries";
import { PLACES, type Place } from "./places";
import classes from "./Shell.module.css";

/** The way to every page. */
export function MainMenu() {
  const may = useMe().data?.may ?? [];
  const places = PLACES.filter(({ needs }) => !needs || may.includes(needs));
  return (
    <Box component="nav" aria-label="Main" miw={0}>
      <Group gap={0} wrap="nowrap" className={classes.wide}>
        {places.map((place) => (
          <PageLink key={place.to} place={place} />
        ))}
      </Group>
      <Box className={classes.narrow}>
        <Folded places={places} />
      </Box>
    </Box>
  );
}

/** Without its sign: ten of them would not fit. */
function PageLink({ place: { to, name } }: { place: Place }) {
  return (
    <Button
      component={NavLink}
      to={to}
      className={classes.link}
      rightSection={to === "/approvals" && <Waiting />}
    >
      {name}
    </Button>
  );
}

function Folded({ places }: { places: Place[] }) {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <Menu opened={opened} onChange={toggle} onClose={close} position="bottom-start" width={220}>
      <Menu.Target>
        <Burger opened={opened} size="sm" aria-label={opened ? "Close the menu" : "Pages"} />
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ to, name, Sign }) => (
          <Menu.Item
            key={to}
            component={NavLink}
            to={to}
            className={classes.folded}
            leftSection={<Sign size={16} aria-hidden />}
            rightSection={to === "/approvals" && <Waiting />}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Waiting() {
  const replies = useReplies("in_review").data;
  const waiting = replies?.items.length ?? 0;
  if (!waiting) return null;
  return (
    <Badge size="sm" circle={waiting < 10} variant="filled" aria-label={`${waiting} waiting`}>
      {waiting}
      {replies?.next && "+"}
    </Badge>
  );
}
