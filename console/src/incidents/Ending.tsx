import { Alert, Button, Stepper, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useResolveIncident } from "../api/moves/halting";
import { useMay } from "../api/queries";
import type { Incident } from "../api/queries/incidents";
import { useNow } from "../shared/useNow";
import { inFlight, mayEndAnyway } from "./words";

/** The two steps of an end, and why the second is not there yet. */
export function Ending({ incident }: { incident: Incident }) {
  const now = useNow();
  const mayRun = useMay("run incidents");
  const end = useResolveIncident(incident);

  function confirm() {
    modals.openConfirmModal({
      title: "End it all the same?",
      children: `${inFlight(incident)}, and nobody could find out what became of it. It may be public or become so. The history will say that you ended the incident knowing this.`,
      labels: { confirm: "End the incident", cancel: "Wait" },
      confirmProps: { color: "red" },
      onConfirm: () => end.mutate({ note: "", anyway: true }),
    });
  }

  return (
    <>
      <Stepper active={1} size="sm" mt="sm" allowNextStepsSelect={false} aria-label="The end of the incident">
        <Stepper.Step label="Stop" description="Nothing more goes out" />
        <Stepper.Step label="Resolved" description={inFlight(incident)} loading />
      </Stepper>
      <Text size="xs" c="dimmed" mt={6}>
        It is resolved by itself once nothing is on its way, so that no text is later than the end.
      </Text>
      {end.error && (
        <Alert color="red" role="alert" mt="xs">
          {end.error.message}
        </Alert>
      )}
      {mayRun && mayEndAnyway(incident, now) && (
        <Button variant="default" size="xs" mt="xs" loading={end.isPending} onClick={confirm}>
          End it all the same
        </Button>
      )}
    </>
  );
}
