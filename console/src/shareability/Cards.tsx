import { Paper, SimpleGrid, Text } from "@mantine/core";
import type { Row } from "../api/reports";
import { counted, intervalOf, isKnown, valueOf } from "../reports/figures";
import { figureOf, type Measure, MEASURES } from "./measures";

/** The figures of the whole period: each with its interval and what it rests on, or why there is none. */
export function Cards({ total }: { total: Row }) {
  return (
    <SimpleGrid
      cols={{ base: 1, xs: 2, md: 3, lg: 5 }}
      spacing="sm"
      role="list"
      aria-label="The whole period"
    >
      {MEASURES.map((measure) => (
        <Card key={measure.id} of={measure} total={total} />
      ))}
    </SimpleGrid>
  );
}

function Card({ of, total }: { of: Measure; total: Row }) {
  const figure = figureOf(total, of);
  const interval = intervalOf(figure, of.unit);
  return (
    <Paper withBorder p="sm" role="listitem" aria-label={of.name}>
      <Text size="sm" fw={600}>
        {of.name}
      </Text>
      {isKnown(figure) ? (
        <>
          <Text fz={28} fw={700} lh={1.25} style={{ fontVariantNumeric: "tabular-nums" }}>
            {valueOf(figure, of.unit)}
          </Text>
          {interval && <Text size="xs">95% interval {interval}</Text>}
        </>
      ) : (
        <Text c="dimmed" my={6}>
          No figure: {figure.why || "too few cases"}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        n = {counted(figure.n, ...of.counts)}
      </Text>
    </Paper>
  );
}
