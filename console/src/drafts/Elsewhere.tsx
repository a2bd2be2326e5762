import { Alert, Button, Group, Text } from "@mantine/core";
import { ForeignText } from "../shared/Foreign";
import { When } from "../shared/When";
import type { Writing } from "./useWords";

/** Says that the person typed something else in another window, shows it, and lets them choose; nothing is lost. */
export function Elsewhere({ of: { other, keeper } }: { of: Writing }) {
  if (!other) return null;
  const gone = other.version === 0;
  return (
    <Alert
      color="orange"
      role="status"
      title={gone ? "You sent or discarded this elsewhere" : "You typed something else elsewhere"}
    >
      {gone ? (
        <Text size="sm">What stood here still stands below.</Text>
      ) : (
        <>
          <Text size="sm" component="div" mb={6}>
            <ForeignText>{other.text || "(nothing)"}</ForeignText>
          </Text>
          <Text size="sm">
            That was {other.at && <When at={other.at} />}. What you typed here still stands below.
          </Text>
        </>
      )}
      <Group gap="xs" mt="xs">
        <Button variant="default" size="xs" onClick={() => void keeper.insist()}>
          Go on with the words below
        </Button>
        <Button variant="subtle" color="gray" size="xs" onClick={keeper.yield}>
          {gone ? "Clear them" : "Take those from elsewhere"}
        </Button>
      </Group>
    </Alert>
  );
}
