import { AppShell, Container, Group, Loader } from "@mantine/core";
import { Link, Outlet, ScrollRestoration } from "react-router";
import { useMe, usePosting } from "../api/queries";
import { PostingStrip } from "../posting/PostingStrip";
import { StopPosting } from "../posting/Turn";
import { Trouble } from "../shared/Trouble";
import { MainMenu } from "./MainMenu";
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
              <MainMenu />
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

/** The page, once it is known what the person may do: a page that offers less and then more would jump. */
function Page() {
  const { data: me, error, refetch } = useMe();
  if (me) return <Outlet />;
  return error ? <Trouble error={error} again={refetch} /> : <Loader aria-label="Loading" />;
}
