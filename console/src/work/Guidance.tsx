import { Alert, Text } from "@mantine/core";
import { IconHeartHandshake } from "@tabler/icons-react";
import classes from "./Work.module.css";

/** What whoever works on this case has to know first: the words of the rule that found it. */
export function Guidance({ words }: { words: string }) {
  if (!words) return null;
  return (
    <Alert
      color="red"
      variant="light"
      role="note"
      title="Read this before you answer"
      icon={<IconHeartHandshake aria-hidden />}
    >
      <Text className={classes.guidance}>{words}</Text>
    </Alert>
  );
}
