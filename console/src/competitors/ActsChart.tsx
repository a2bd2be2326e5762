import { BarChart } from "@mantine/charts";
import type { ComparedBrand } from "../api/reports";
import { ChartWithTable } from "../charts/ChartWithTable";
import { Fields } from "../charts/Legend";
import { strokes } from "../charts/palette";
import { counted, inWords, percent, SHARE } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { plain } from "../shared/hidden";
import { ACT_IDS, ACTS, brandName, saysActs } from "./words";

/** What the answers of each brand do: a group of bars for each act, a bar for each brand, ours first. */
export function ActsChart({ brands }: { brands: ComparedBrand[] }) {
  const looks = strokes(brands);
  const n = brands.reduce((all, { acknowledgment }) => all + acknowledgment.n, 0);
  return (
    <ChartWithTable
      title="What the answers do"
      sentence={saysActs(brands)}
      basis={`n = ${counted(n, "answered complaint")} in all`}
      note="The bars of a group stand in the order of the names below; where one is missing, there are too few answers."
      legend={
        <Fields
          of={brands.map((brand, place) => ({
            name: plain(brandName(brand)),
            color: looks[place]?.color ?? "gray",
          }))}
        />
      }
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
      <BarChart
        h={280}
        data={ACT_IDS.map((act) => ({
          act: ACTS[act],
          ...Object.fromEntries(brands.map((brand, place) => [`brand${place}`, brand[act].value])),
        }))}
        dataKey="act"
        series={brands.map((brand, place) => ({
          name: `brand${place}`,
          label: plain(brandName(brand)),
          color: looks[place]?.color ?? "gray",
        }))}
        accessibilityLayer={false}
        valueFormatter={percent}
        maxBarWidth={26}
        yAxisProps={{ domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], width: 52 }}
        xAxisProps={{ interval: 0 }}
      />
    </ChartWithTable>
  );
}
