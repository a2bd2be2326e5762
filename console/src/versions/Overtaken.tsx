import { Alert, Button, Group } from "@mantine/core";
import type { Editing } from "./useEditing";

/** Says that somebody else saved while the person was typing, and lets them choose; nothing typed is lost. */
export function Overtaken<S, F>({ of, what }: { of: Editing<S, F>; what: string }) {
  if (!of.overtaken || !of.edited) return null;
  return (
    <Alert color="orange" role="status" title={`Somebody changed ${what} while you were editing`}>
      The history below says what they changed. What you typed is still here.
      <Group gap="xs" mt="xs">
        <Button variant="default" size="xs" onClick={of.keep}>
          Save mine over theirs
        </Button>
        <Button variant="subtle" color="gray" size="xs" onClick={() => of.show(of.now)}>
          Discard mine
        </Button>
      </Group>
    </Alert>
  );
}
