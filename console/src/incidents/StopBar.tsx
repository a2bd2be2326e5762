import { Box, Button, Group, Paper, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHandStop, IconPlayerPlay } from "@tabler/icons-react";
import { sentence } from "../api/problem";
import { useMay } from "../api/queries";
import type { Halt, IncidentFile } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { Ending } from "./Ending";
import classes from "./Incident.module.css";
import { Resume, Stop } from "./Stop";
import { isStoppable } from "./words";

/** Whether texts go out, and the one way to stop them; in sight wherever the page is. */
export function StopBar({ file }: { file: IncidentFile }) {
  const { incident } = file;
  const mayStop = useMay("stop statements");
  const mayRun = useMay("run incidents");
  const [stopping, stop] = useDisclosure();
  const [resuming, resume] = useDisclosure();
  const { halt, halted, state } = incident;
  const stoppable = isStoppable(file);
  if (state === "merged" || state === "dismissed" || !(stoppable || halted)) return null;
  const goes = file.statements.some((one) => one.state === "giving");
  return (
    <Paper
      withBorder
      p="sm"
      component="section"
      aria-label="Giving out"
      className={stoppable ? classes.bar : classes.halted}
    >
      <Group justify="space-between" gap="sm">
        <Box role="status" flex={1} miw={200}>
          {halted && halt ? (
            <Halted halt={halt} />
          ) : (
            <Text size="sm" fw={600}>
              {goes ? "Statements are going out." : "Nothing is going out at the moment."}
            </Text>
          )}
        </Box>
        {halted && mayRun && (
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onClick={resume.open}
          >
            {halt?.resolve ? "Don't end it" : "Resume"}
          </Button>
        )}
        {stoppable && mayStop && (
          <Button
            color="red"
            size="lg"
            leftSection={<IconHandStop size={22} aria-hidden />}
            onClick={stop.open}
          >
            Stop
          </Button>
        )}
      </Group>
      {halt?.resolve && <Ending incident={incident} />}
      <Stop of={incident} open={stopping} onClose={stop.close} />
      <Resume of={incident} open={resuming} onClose={resume.close} />
    </Paper>
  );
}

function Halted({ halt }: { halt: Halt }) {
  const title = halt.resolve
    ? "The end is begun. Nothing more goes out."
    : halt.correct
      ? "Stopped for a correction. Nothing goes out until it is approved."
      : "Stopped. Nothing goes out until somebody resumes it.";
  const why = halt.resolve ? halt.note : halt.why;
  return (
    <>
      <Text size="sm" fw={650} className={classes.missed}>
        {title}
      </Text>
      <Text size="sm">
        By <ForeignName>{halt.by_name}</ForeignName>, <When at={halt.at} />
        {why && (
          <>
            {": "}
            <ForeignName>{sentence(why)}</ForeignName>
          </>
        )}
      </Text>
    </>
  );
}
