import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconLink } from "@tabler/icons-react";
import { useLocation } from "react-router";
import { pinned } from "./address";
import { ZONE } from "./days";
import { chosenIn } from "./period";

const DATED = /^\/reports(\/themes)?\/?$/;

/** Copies the page's address with its filters; whoever opens it signs in first, as on every page. */
export function CopyLink() {
  const { pathname } = useLocation();

  async function copy() {
    const here = new URL(location.href);
    // A period that moves with the day is fixed in a link, so that both see the same.
    const link = DATED.test(pathname)
      ? pinned(here, chosenIn(here.searchParams, Date.now(), ZONE))
      : here.href;
    try {
      await navigator.clipboard.writeText(link);
      notifications.show({ message: "Link copied. Whoever opens it must be signed in.", autoClose: 3000 });
    } catch {
      notifications.show({ title: "Your browser does not let us copy", message: link, autoClose: false });
    }
  }

  return (
    <Button variant="default" size="xs" leftSection={<IconLink size={14} aria-hidden />} onClick={copy}>
      Copy link
    </Button>
  );
}
