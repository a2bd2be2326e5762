import { Alert, Button, Text } from "@mantine/core";
import { headline, Problem } from "../api/problem";

interface Props {
  error: Error;
  again: () => void;
  /** Whether older data still stands on the page. */
  stale?: boolean;
}

/** Why a page shows nothing, or nothing new, with a way to try again. */
export function Trouble({ error, again, stale = false }: Props) {
  const title = error instanceof Problem ? headline(error.status) : "Something went wrong here";
  return (
    <Alert color={stale ? "orange" : "red"} title={title} role="alert">
      <Text size="sm">{stale ? `What you see may be out of date. ${error.message}` : error.message}</Text>
      <Button variant="default" size="xs" mt="xs" onClick={again}>
        Try again
      </Button>
    </Alert>
  );
}
