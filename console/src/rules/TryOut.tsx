import { Alert, Button, Group, Stack, Table, Text } from "@mantine/core";
import type { UseMutationResult } from "@tanstack/react-query";
import type { Problem } from "../api/problem";
import type { RuleSet, Trial } from "../api/queries/rules";
import { ForeignName } from "../shared/Foreign";
import { decided, moves } from "./words";

interface Props {
  trial: UseMutationResult<Trial, Problem, RuleSet>;
  rules: RuleSet;
  disabled: boolean;
}

/** What the rules would have made of past posts, before anything is saved. */
export function TryOut({ trial, rules, disabled }: Props) {
  const { data, error, variables } = trial;
  const old = data && JSON.stringify(variables) !== JSON.stringify(rules);
  return (
    <Stack gap="xs" role="group" aria-label="Try-out">
      <Group gap="sm">
        <Button
          variant="default"
          disabled={disabled}
          loading={trial.isPending}
          onClick={() => trial.mutate(rules)}
        >
          Try on past posts
        </Button>
        <Text size="sm" c="dimmed">
          {old ? "The rules changed since they were tried." : "Nothing is saved by that."}
        </Text>
      </Group>
      {error && (
        <Alert color="red" role="alert" title="The rules could not be tried">
          {error.message}
        </Alert>
      )}
      {data && (
        <Text size="sm" fw={600} role="status">
          {moves(data.tried, data.would_move)}
        </Text>
      )}
      {data && data.moved.length > 0 && (
        <Table.ScrollContainer minWidth={560} mah={360}>
          <Table aria-label="Posts that would go elsewhere" verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Post</Table.Th>
                <Table.Th>Now</Table.Th>
                <Table.Th>By these rules</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.moved.map(({ mention_id, preview, before, after }) => (
                <Table.Tr key={mention_id}>
                  <Table.Td>
                    <Text size="sm" lineClamp={2}>
                      <ForeignName>{preview}</ForeignName>
                    </Text>
                  </Table.Td>
                  <Table.Td>{decided(before)}</Table.Td>
                  <Table.Td>{decided(after)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {data && data.would_move > data.moved.length && (
        <Text size="xs" c="dimmed">
          The first {data.moved.length} of them.
        </Text>
      )}
    </Stack>
  );
}
