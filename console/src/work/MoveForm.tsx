import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { headline, type Problem } from "../api/problem";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";

interface Props {
  /** What will happen, in plain words. */
  meaning: ReactNode;
  children?: ReactNode;
  confirm: string;
  /** Of the button that confirms, where it is no ordinary one. */
  color?: string;
  ready: boolean;
  form: { problem: Problem | null; isPending: boolean };
  onConfirm: () => void;
  onClose: () => void;
}

/** The inside of a dialog that changes something: what will happen, the fields, and what went wrong, beside the words. */
export function MoveForm({ meaning, children, confirm, color, ready, form, onConfirm, onClose }: Props) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onConfirm();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" component="div">
          {meaning}
        </Text>
        {children}
        {form.problem && <WentWrong problem={form.problem} />}
        <Group gap="xs" justify="end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color={color} disabled={!ready} loading={form.isPending}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Why a change was not made, and by whom it was overtaken; what the person wrote stays where it is. */
export function WentWrong({ problem }: { problem: Problem }) {
  const { changes } = problem.since;
  return (
    <Alert color={problem.isConflict ? "orange" : "red"} role="alert" title={headline(problem.status)}>
      <Text size="sm">{problem.message}</Text>
      {changes.length > 0 && (
        <List size="sm" mt={4}>
          {changes.map((change) => (
            <List.Item key={`${change.when} ${change.what}`}>
              <ForeignName>{change.who}</ForeignName>: {change.what}, <When at={change.when} />
            </List.Item>
          ))}
        </List>
      )}
      {problem.isConflict && (
        <Text size="sm" mt={4}>
          What you wrote is still here. The page behind shows how it stands now; go on if it still fits.
        </Text>
      )}
    </Alert>
  );
}
