import { Group, SegmentedControl, Stack, Switch, Tabs } from "@mantine/core";
import { useSearchParams } from "react-router";
import type { CaseState, Desk } from "../api/client";
import { PageTitle } from "../shared/PageTitle";
import { DESKS } from "../work/words";
import { QueueList } from "./QueueList";

export type QueueState = Exclude<CaseState, "merged">;
export type QueueLane = "all" | "ordinary" | "unsure";

const STATES: Record<QueueState, string> = {
  open: "Open",
  answered: "Answered",
  snoozed: "Snoozed",
  resolved: "Resolved",
};
const LANES: Record<QueueLane, string> = { all: "All", ordinary: "Ordinary", unsure: "Model is not sure" };

/** The cases of a desk, the gravest and first due on top. */
export function QueuePage() {
  const [address, setAddress] = useSearchParams();
  const desk = known(DESKS, address.get("desk"), "care");
  const state = known(STATES, address.get("state"), "open");
  const lane = state === "open" ? known(LANES, address.get("lane"), "all") : "all";
  const mine = address.get("mine") === "yes";
  const cursor = address.get("cursor");

  function show(change: Record<string, string>) {
    const filters = { ...(lane !== "all" && { lane }), ...(mine && { mine: "yes" }) };
    setAddress(new URLSearchParams(Object.entries({ desk, state, ...filters, ...change })));
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
          data={choices(STATES)}
        />
      </Group>
      <Tabs value={desk} onChange={(value) => value && show({ desk: value })} keepMounted={false}>
        <Tabs.List aria-label="Desk">
          {choices(DESKS).map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={desk} pt="sm">
          <Stack gap="sm">
            <Group justify="space-between" mih={30}>
              {state === "open" ? (
                <SegmentedControl
                  aria-label="Lane"
                  size="xs"
                  value={lane}
                  onChange={(value) => show({ lane: value })}
                  data={choices(LANES)}
                />
              ) : (
                <span />
              )}
              <Switch
                label="Only mine"
                checked={mine}
                onChange={(event) => show({ mine: event.currentTarget.checked ? "yes" : "no" })}
              />
            </Group>
            <QueueList
              list={{ desk: desk as Desk, state, lane, mine }}
              cursor={cursor}
              onPage={(next) => show(next ? { cursor: next } : {})}
            />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function choices(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

function known<T extends string>(words: Record<T, string>, value: string | null, otherwise: T): T {
  return value !== null && Object.hasOwn(words, value) ? (value as T) : otherwise;
}
