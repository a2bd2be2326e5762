import { Alert, Button, Group, Text } from "@mantine/core";
import type { Problem } from "../../api/problem";
import { ForeignName } from "../../shared/Foreign";
import { When } from "../../shared/When";
import { Overtaken } from "../../versions/Overtaken";
import type { Editing } from "../../versions/useEditing";

interface Props<S, F> {
  of: Editing<S, F>;
  /** What is saved: "the watch list". */
  what: string;
  button: string;
  blocked: boolean;
  move: { isPending: boolean; error: Problem | null };
  onSave: () => void;
}

/** The end of a form: who changed it last, what is wrong, and the way to save it. */
export function Saving<S extends { version: number; at?: string | null; by_name: string }, F>(
  props: Props<S, F>,
) {
  const { of, what, button, blocked, move, onSave } = props;
  const { error } = move;
  return (
    <>
      <Overtaken of={of} what={what} />
      {error && !error.isConflict && (
        <Alert color="red" role="alert" title={`This can't be saved as ${what}`}>
          {error.message}
        </Alert>
      )}
      <Group gap="xs">
        <Button disabled={!of.edited || of.overtaken || blocked} loading={move.isPending} onClick={onSave}>
          {button}
        </Button>
        {of.edited && (
          <Button variant="subtle" color="gray" onClick={() => of.show(of.now)}>
            Discard changes
          </Button>
        )}
        <LastChange of={of.now} />
      </Group>
    </>
  );
}

/** Who changed a setting last; nothing, while it is as it ships. */
export function LastChange({ of }: { of: { version: number; at?: string | null; by_name: string } }) {
  if (of.version === 0 || !of.at) return null;
  return (
    <Text size="xs" c="dimmed" component="div">
      Version {of.version}, by <ForeignName>{of.by_name}</ForeignName>, <When at={of.at} />
    </Text>
  );
}
