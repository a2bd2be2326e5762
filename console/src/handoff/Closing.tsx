import { Button, Group, Loader, Text } from "@mantine/core";
import { useClosingLine } from "../api/moves/handoffs";
import { sentence } from "../api/problem";
import { useClosing } from "../api/queries/handoffs";
import { Trouble } from "../shared/Trouble";
import { useMoveForm } from "../work/useMoveForm";
import type { FormProps } from "./Moves";
import { PublicLine } from "./PublicLine";

/** The line with which it ends in public; only where the customer is fine with it. */
export function Closing({ handoff, platform, onClose }: FormProps) {
  const { data, error, refetch } = useClosing(handoff);
  const form = useMoveForm(handoff, useClosingLine(handoff), onClose);
  if (error) return <Trouble error={error} again={refetch} />;
  if (!data) return <Loader aria-label="Loading" />;
  if (!data.offered) {
    return (
      <>
        <Text size="sm" role="note">
          No closing line: {sentence(data.why)}
        </Text>
        <Group justify="end" mt="sm">
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
        </Group>
      </>
    );
  }
  return (
    <PublicLine
      meaning={`${sentence(data.why)} Whoever reads the thread learns that it ended well, and nothing of what was said in private. It becomes a draft, and is approved as any reply.`}
      label="Your closing line"
      initial={data.text}
      platform={platform}
      form={form}
      onText={(text) => form.send({ text })}
      onClose={onClose}
    />
  );
}
