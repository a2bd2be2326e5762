import { SimpleGrid, Text } from "@mantine/core";
import type { ComparedBrand } from "../api/reports";
import { ChartWithTable } from "../charts/ChartWithTable";
import { IntervalBars } from "../charts/IntervalBars";
import { strokes } from "../charts/palette";
import { counted, inWords, SHARE } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { ACT_IDS, ACTS, brandName, saysActs } from "./words";

/** What the answers of each brand do: a group of bars for each act, a bar for each brand, all on one scale. */
export function ActsChart({ brands }: { brands: ComparedBrand[] }) {
  const looks = strokes(brands);
  const n = brands.reduce((all, { acknowledgment }) => all + acknowledgment.n, 0);
  return (
    <ChartWithTable
      title="What the answers do"
      sentence={saysActs(brands)}
      basis={`n = ${counted(n, "answered complaint")} in all`}
      note="Shares of the complaints that were answered, of which one answer at least does it."
      data={{
        columns: ["Brand", ...ACT_IDS.map((act) => ACTS[act])],
        rows: brands.map((brand) => ({
          key: brand.name,
          cells: [
            <ForeignName key="name">{brandName(brand)}</ForeignName>,
            ...ACT_IDS.map((act) => inWords(brand[act], SHARE)),
          ],
        })),
      }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xl" verticalSpacing="md">
        {ACT_IDS.map((act) => (
          <div key={act}>
            <Text size="sm" fw={600} mb={6}>
              {ACTS[act]}
            </Text>
            <IntervalBars
              bars={brands.map((brand, place) => ({
                key: brand.name,
                name: brandName(brand),
                figure: brand[act],
                bold: brand.ours,
                ...(looks[place] && { color: looks[place].color }),
              }))}
              unit={SHARE}
              holds={[1]}
            />
          </div>
        ))}
      </SimpleGrid>
    </ChartWithTable>
  );
}
