import { Group, Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { When } from "../shared/When";
import classes from "./Private.module.css";
import { isGone } from "./readers";

interface Props {
  /** By which it is told apart: "Customer's private message". */
  label: string;
  by: ReactNode;
  at: string;
  text: string;
  ours?: boolean;
}

/** One private message, theirs or ours. */
export function Message({ label, by, at, text, ours = false }: Props) {
  return (
    <Paper
      withBorder
      p="sm"
      component="article"
      aria-label={label}
      className={`${classes.message} ${ours ? classes.ours : ""}`}
    >
      <Group gap={8} mb={4} justify="space-between">
        <Text size="sm" fw={650} component="span">
          {by}
        </Text>
        <Text size="xs" c="dimmed">
          <When at={at} />
        </Text>
      </Group>
      {isGone(text) ? (
        <Text size="sm" c="dimmed" fs="italic">
          Its words are kept no longer.
        </Text>
      ) : (
        <Text component="div">
          <ForeignText>{text}</ForeignText>
        </Text>
      )}
    </Paper>
  );
}

/** Who of us wrote a message. */
export function WrittenBy({ name }: { name: string }) {
  return (
    <>
      We, by <ForeignName>{name}</ForeignName>
    </>
  );
}
