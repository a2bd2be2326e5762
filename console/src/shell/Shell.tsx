import type { ReactNode } from "react";
import { AppShell, Badge, Button, Container, Group, Loader } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconChecks,
  IconEar,
  IconInbox,
  IconSend,
  IconSettings,
} from "@tabler/icons-react";
import { Link, NavLink, Outlet, ScrollRestoration } from "react-router";
import { useMay, useMe, usePosting, useReplies } from "../api/queries";
import { PostingStrip } from "../posting/PostingStrip";
import { StopPosting } from "../posting/Turn";
import { Trouble } from "../shared/Trouble";
import classes from "./Shell.module.css";
import { Wordmark } from "./Wordmark";
import { You } from "./You";

/** What every page has around it. */
export function Shell() {
  return (
    <AppShell header={{ height: 52 }}>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <AppShell.Header>
        <Container size="xl" h="100%">
          <Group h="100%" gap="md" wrap="nowrap" justify="space-between">
            <Group gap="md" wrap="nowrap" miw={0}>
              <Link to="/queue" className={classes.home} aria-label="Amends, start">
                <Wordmark />
              </Link>
              <Group component="nav" aria-label="Main" gap={4} wrap="nowrap" className={classes.pages}>
                <PageLink to="/queue" Sign={IconInbox} name="Queue" />
                <PageLink to="/approvals" Sign={IconChecks} name="Approvals" beside={<Waiting />} />
                <PageLink to="/outbox" Sign={IconSend} name="Outbox" />
                <PageLink to="/listening" Sign={IconEar} name="Listening" />
                <ReadingLink />
                <PageLink to="/settings" Sign={IconSettings} name="Settings" />
              </Group>
            </Group>
            <Group gap="xs" wrap="nowrap">
              <Stop />
              <You />
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1}>
        <PostingStrip />
        <Container size="xl" py="md">
          <Page />
        </Container>
      </AppShell.Main>
      <ScrollRestoration />
    </AppShell>
  );
}

/** The stop while posting is on; otherwise the strip below has what there is to turn. */
function Stop() {
  const posting = usePosting().data;
  return posting?.mode === "on" && <StopPosting posting={posting} />;
}

/** For those who set thresholds. */
function ReadingLink() {
  const mayTune = useMay("set thresholds");
  return mayTune && <PageLink to="/reading" Sign={IconAdjustmentsHorizontal} name="Reading" />;
}

interface Place {
  to: string;
  Sign: typeof IconInbox;
  name: string;
  beside?: ReactNode;
}

/** A page's place in the header. */
function PageLink({ to, Sign, name, beside }: Place) {
  return (
    <Button
      component={NavLink}
      to={to}
      className={classes.link}
      leftSection={<Sign size={16} aria-hidden />}
      rightSection={beside}
    >
      {name}
    </Button>
  );
}

/** The page, once it is known what the person may do: a page that offers less and then more would jump. */
function Page() {
  const { data: me, error, refetch } = useMe();
  if (me) return <Outlet />;
  return error ? <Trouble error={error} again={refetch} /> : <Loader aria-label="Loading" />;
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
