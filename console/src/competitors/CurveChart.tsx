import { LineChart } from "@mantine/charts";
import type { ComparedBrand } from "../api/reports";
import { ChartWithTable } from "../charts/ChartWithTable";
import { Lines } from "../charts/Legend";
import { OURS, strokes } from "../charts/palette";
import { counted, percent, seconds } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { plain } from "../shared/hidden";
import { answeredBy, FIRST, lastOf, marks, steps } from "./curves";
import { brandName, isTimed, saysCurves } from "./words";

/** How many complaints each brand had answered after how long (Kaplan and Meier), those still waiting included. */
export function CurveChart({ brands: all }: { brands: ComparedBrand[] }) {
  const brands = all.filter(isTimed);
  const few = all.filter((brand) => !isTimed(brand)).map(brandName);
  // Every brand keeps its look, whoever is left out.
  const everyLook = strokes(all);
  const looks = brands.map((brand) => everyLook[all.indexOf(brand)] ?? OURS);
  const ticks = marks(brands);
  const complaints = brands.reduce((sum, brand) => sum + brand.complaints, 0);
  return (
    <ChartWithTable
      title="Time to the first answer"
      sentence={saysCurves(all)}
      basis={`n = ${counted(complaints, "complaint")} to ${counted(brands.length, "brand")}`}
      note={`Complaints without an answer count as waiting for as long as we looked. The axis of time stretches the first minutes.${few.length > 0 ? ` Not drawn, for too few complaints: ${few.map(plain).join(", ")}.` : ""}`}
      legend={
        <Lines
          of={brands.map((brand, place) => ({
            name: plain(brandName(brand)),
            stroke: looks[place] ?? OURS,
            bold: brand.ours,
          }))}
        />
      }
      data={{
        columns: ["Brand", ...ticks.map((mark) => `After ${seconds(mark)}`)],
        rows: brands.map((brand) => ({
          key: brand.name,
          cells: [
            <ForeignName key="name">{brandName(brand)}</ForeignName>,
            ...ticks.map((mark) => {
              const share = answeredBy(brand, mark);
              return share === null ? "–" : percent(share);
            }),
          ],
        })),
      }}
    >
      <LineChart
        h={320}
        data={steps(brands)}
        dataKey="after"
        series={brands.map((brand, place) => ({
          name: `brand${place}`,
          label: plain(brandName(brand)),
          color: looks[place]?.color ?? OURS.color,
          ...(looks[place]?.dash && { strokeDasharray: looks[place].dash }),
        }))}
        lineProps={({ name }) => ({
          strokeWidth: brands[Number(name.slice("brand".length))]?.ours ? 3.5 : 2,
        })}
        curveType="stepAfter"
        withDots={false}
        connectNulls={false}
        accessibilityLayer={false}
        valueFormatter={percent}
        xAxisProps={{
          type: "number",
          scale: "log",
          domain: [FIRST, lastOf(brands)],
          ticks,
          tickFormatter: seconds,
          allowDataOverflow: true,
          interval: "equidistantPreserveStart",
        }}
        yAxisProps={{ domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], width: 52 }}
        referenceLines={[{ y: 0.5, label: "half" }]}
        tooltipProps={{ labelFormatter: (after) => `After ${seconds(Number(after))}` }}
      />
    </ChartWithTable>
  );
}
