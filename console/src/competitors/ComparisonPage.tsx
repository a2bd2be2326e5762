import { Anchor, Badge, Group, List, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Link, useParams } from "react-router";
import { useComparison } from "../api/queries/reports";
import type { Comparison } from "../api/reports";
import { SHARE } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { ActsChart } from "./ActsChart";
import { BrandBars } from "./BrandBars";
import { BrandTable } from "./BrandTable";
import { CurveChart } from "./CurveChart";
import { Samples } from "./Samples";
import { saysAnswered, saysManner, STATES, windowWords } from "./words";

/** One window, ours beside the others: who answered, how soon, and how. */
export function ComparisonPage() {
  const { comparisonId = "" } = useParams();
  const { data, error, refetch } = useComparison(comparisonId, true);
  return (
    <Stack gap="md">
      <Anchor component={Link} to="/reports/competitors" size="sm">
        All comparisons
      </Anchor>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={420} role="status" aria-label="Loading the comparison" />}
      {data && <Shown of={data} />}
    </Stack>
  );
}

function Shown({ of }: { of: Comparison }) {
  const brands = of.brands.toSorted((one, other) => Number(other.ours) - Number(one.ours));
  const state = STATES[of.state];
  return (
    <>
      <div>
        <Group gap={8}>
          <Title order={2} size="h4">
            <ForeignName>{of.name}</ForeignName>
          </Title>
          <Badge color={state.colour} variant="light" tt="none">
            {state.name}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" component="div">
          {windowWords(of)}
          {of.incident_id && (
            <>
              {", for "}
              <Anchor component={Link} to={`/incidents/${encodeURIComponent(of.incident_id)}`} size="sm">
                an industry-wide incident
              </Anchor>
            </>
          )}
          {of.measured_at && (
            <>
              {", measured "}
              <When at={of.measured_at} />
            </>
          )}
        </Text>
        <Text fw={550} mt="xs">
          <ForeignName>{of.sentence}</ForeignName>
        </Text>
      </div>
      {brands.length === 0 ? (
        <Text c="dimmed">Nothing is measured yet: the first posts come within a few minutes.</Text>
      ) : (
        <>
          <BrandTable brands={brands} />
          <CurveChart brands={brands} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <BrandBars
              title="Complaints answered"
              sentence={saysAnswered(brands)}
              note="By the same look for all brands; a complaint that was answered later counts as waiting."
              brands={brands}
              figure={({ answered }) => answered}
              one="complaint"
              unit={SHARE}
            />
            <BrandBars
              title="Repeated answers"
              sentence={saysManner(brands)}
              note="An answer repeats another where only names and links differ."
              brands={brands}
              figure={({ repetition }) => repetition}
              one="answer"
              unit={SHARE}
            />
          </SimpleGrid>
          <ActsChart brands={brands} />
          <Samples brands={brands} />
        </>
      )}
      {of.notes.length > 0 && (
        <section aria-label="Notes">
          <List size="sm" c="dimmed" spacing={2}>
            {of.notes.map((note) => (
              <List.Item key={note}>
                <ForeignName>{note}</ForeignName>
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </>
  );
}
