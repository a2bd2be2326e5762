import { Alert, Button, Center, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Wordmark } from "../shell/Wordmark";
import type { Session } from "./session";

interface Props {
  session: Session;
  trouble: string;
  ended: boolean;
}

/** What a person sees who is not signed in. */
export function StartPage({ session, trouble, ended }: Props) {
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState(trouble);

  function signIn() {
    setLeaving(true);
    session.signIn(location.pathname + location.search).catch((error: unknown) => {
      setLeaving(false);
      setFailure(error instanceof Error ? error.message : String(error));
    });
  }

  return (
    <Center component="main" mih="100vh" p="md">
      <Stack maw={380} gap="lg">
        <title>Sign in · Amends</title>
        <Wordmark size={30} />
        <div>
          <Title order={1} size="h3">
            {ended ? "Your sign-in has ended" : "Answer the people who are let down"}
          </Title>
          <Text c="dimmed" mt={6}>
            {ended
              ? "Sign in again to go on where you were. What you were writing is kept in this tab."
              : "The queue of what customers say about us in public, and the replies that go out."}
          </Text>
        </div>
        {failure && (
          <Alert color="red" title="That did not work" role="alert">
            {failure}
          </Alert>
        )}
        <Button size="md" onClick={signIn} loading={leaving}>
          Sign in
        </Button>
      </Stack>
    </Center>
  );
}
