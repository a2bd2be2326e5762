import { Group, SegmentedControl, Stack, Tabs } from "@mantine/core";
import { useSearchParams } from "react-router";
import type { CaseState, Desk } from "../api/client";
import { PageTitle } from "../shared/PageTitle";
import { QueueList } from "./QueueList";

// A merged case is a pointer: its posts stand in another one.
type Shown = Exclude<CaseState, "merged">;

const DESKS: Record<Desk, string> = { care: "Care", legal: "Legal", pr: "PR" };
const STATES: Record<Shown, string> = {
  open: "Open",
  answered: "Answered",
  snoozed: "Snoozed",
  resolved: "Resolved",
};

/** The cases of a desk, the gravest and first due on top. */
export function QueuePage() {
  const [address, setAddress] = useSearchParams();
  const desk = known(DESKS, address.get("desk"), "care");
  const state = known(STATES, address.get("state"), "open");
  const cursor = address.get("cursor");

  function show(change: Record<string, string>) {
    setAddress({ desk, state, ...change });
  }

  return (
    <Stack gap="sm">
      <Group justify="space-between" align="end">
        <PageTitle name={`${DESKS[desk]} queue`}>Queue</PageTitle>
        <SegmentedControl
          aria-label="State"
          size="xs"
          value={state}
          onChange={(value) => show({ state: value })}
          data={Object.entries(STATES).map(([value, label]) => ({ value, label }))}
        />
      </Group>
      <Tabs value={desk} onChange={(value) => value && show({ desk: value })} keepMounted={false}>
        <Tabs.List aria-label="Desk">
          {Object.entries(DESKS).map(([value, label]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={desk} pt="sm">
          <QueueList
            desk={desk}
            state={state}
            cursor={cursor}
            onPage={(next) => show(next ? { cursor: next } : {})}
          />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function known<T extends string>(words: Record<T, string>, value: string | null, otherwise: T): T {
  return value !== null && Object.hasOwn(words, value) ? (value as T) : otherwise;
}
