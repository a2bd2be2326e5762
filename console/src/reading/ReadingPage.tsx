import { Group, NumberInput, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { BrandReading, Threshold } from "../api/client";
import { useMay, useReading } from "../api/queries";
import { PageTitle } from "../shared/PageTitle";
import { Trouble } from "../shared/Trouble";
import { SetThreshold } from "./SetThreshold";
import { Suggested } from "./Suggested";
import { Versions } from "./Versions";
import { percent } from "./words";

const MISS_COST = 3; // false alarms; where most brands can start

/** Where the brand draws the line between dissatisfied and content, and what people's verdicts say about it. */
export function ReadingPage() {
  const mayTune = useMay("set thresholds");
  return (
    <Stack gap="md" maw={820}>
      <PageTitle name="Reading">Reading</PageTitle>
      {mayTune ? <Line /> : <Text c="dimmed">Only administrators set how posts are decided.</Text>}
    </Stack>
  );
}

function Line() {
  const [typed, setTyped] = useState<string | number>(MISS_COST);
  const [missCost] = useDebouncedValue(isCost(typed) ? typed : MISS_COST, 300);
  const { data, error, refetch } = useReading(missCost);
  return (
    <>
      <Text size="sm" c="dimmed">
        The model gives each post a probability of being dissatisfied. From the threshold on it is treated as
        such. What people say of readings in the cases can suggest a better one; the model itself stays as it
        is.
      </Text>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={160} role="status" aria-label="Loading the threshold" />}
      {data && !data.current && <Text>No post was read yet, so there is no threshold.</Text>}
      {data?.current && (
        <>
          <Now of={data} current={data.current} />
          <NumberInput
            label="A missed complaint is as bad as this many false alarms"
            value={typed}
            onChange={setTyped}
            min={0.1}
            max={100}
            maw={440}
            error={isCost(typed) ? null : "A number between 0.1 and 100"}
          />
          {data.suggestion && <Suggested of={data.suggestion} current={data.current} />}
          <SetThreshold current={data.current} suggested={data.suggestion?.threshold} />
          <Versions versions={data.history} current={data.current} again={refetch} />
        </>
      )}
    </>
  );
}

function Now({ of, current }: { of: BrandReading; current: Threshold }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="The threshold now">
      <Group gap="xl">
        <Figure name={`Threshold of ${of.brand}`} value={percent(current.threshold)} />
        <Figure name={`Shipped with ${current.model}`} value={percent(current.shipped)} />
      </Group>
    </Paper>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Title order={2} component="p">
        {value}
      </Title>
    </div>
  );
}

function isCost(typed: string | number): typed is number {
  return typeof typed === "number" && typed >= 0.1 && typed <= 100;
}
