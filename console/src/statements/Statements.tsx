import { Accordion, Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useMay } from "../api/queries";
import type { IncidentFile } from "../api/queries/incidents";
import { Dialog } from "../shared/Dialog";
import { Panel } from "../shared/Panel";
import { NewStatement } from "./NewStatement";
import { OverStatement } from "./OverStatement";
import { StatementCard } from "./StatementCard";
import { inOrder, isOver, stagesIn } from "./words";

/** What is said of an incident: what goes out, what is written, and what is over. */
export function Statements({ file: { incident, statements } }: { file: IncidentFile }) {
  const mayWrite = useMay("write statements");
  const [writing, dialog] = useDisclosure();
  // One at a time: what was typed and not saved is asked for when the page is left.
  const [wanted, setEdited] = useState<string | null>(null);
  const edited = statements.find(({ id, state }) => id === wanted && state === "draft")?.id ?? null;
  const sorted = inOrder(statements);
  const over = sorted.filter(isOver);
  return (
    <Panel
      id="statements"
      title="Statements"
      aside={
        mayWrite &&
        stagesIn(incident.state).length > 0 && (
          <Button size="xs" variant="default" disabled={edited !== null} onClick={dialog.open}>
            Write a statement
          </Button>
        )
      }
    >
      {sorted.length === over.length && (
        <Text size="sm" c="dimmed">
          Nothing is written. Customers hear nothing.
        </Text>
      )}
      <Stack gap="md">
        {sorted
          .filter((one) => !isOver(one))
          .map((statement) => (
            <StatementCard
              key={statement.id}
              statement={statement}
              incident={incident}
              edited={edited === statement.id}
              onEdit={edited === null ? () => setEdited(statement.id) : undefined}
              onClose={() => setEdited(null)}
            />
          ))}
      </Stack>
      {over.length > 0 && (
        <Accordion variant="contained" mt="md">
          <Accordion.Item value="over">
            <Accordion.Control>{over.length} that are over</Accordion.Control>
            <Accordion.Panel>
              <Stack gap="sm">
                {over.map((statement) => (
                  <OverStatement key={statement.id} statement={statement} />
                ))}
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
      <Dialog opened={writing} onClose={dialog.close} title="Write a statement">
        <NewStatement
          incident={incident}
          onClose={dialog.close}
          onBegun={({ id }) => {
            dialog.close();
            setEdited(id);
          }}
        />
      </Dialog>
    </Panel>
  );
}
