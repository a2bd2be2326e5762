import type { ComparedBrand, Figure } from "../api/reports";
import { ChartWithTable } from "../charts/ChartWithTable";
import { IntervalBars } from "../charts/IntervalBars";
import { strokes } from "../charts/palette";
import { count, counted, intervalOf, isKnown, type Unit, valueOf } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { brandName } from "./words";

interface Props {
  title: string;
  sentence: string;
  note: string;
  brands: ComparedBrand[];
  figure: (brand: ComparedBrand) => Figure;
  unit: Unit;
  /** What is counted: "complaint". */
  one: string;
}

/** A figure of every brand as a bar with its interval. */
export function BrandBars({ title, sentence, note, brands, figure, unit, one }: Props) {
  const looks = strokes(brands);
  const n = brands.reduce((all, brand) => all + figure(brand).n, 0);
  return (
    <ChartWithTable
      title={title}
      sentence={sentence}
      basis={`n = ${counted(n, one)} in all`}
      note={note}
      data={{
        columns: ["Brand", "Value", "95% interval", "n", "Why there is none"],
        rows: brands.map((brand) => {
          const each = figure(brand);
          return {
            key: brand.name,
            cells: [
              <ForeignName key="name">{brandName(brand)}</ForeignName>,
              valueOf(each, unit),
              intervalOf(each, unit) || "–",
              count(each.n),
              isKnown(each) ? "" : each.why,
            ],
          };
        }),
      }}
    >
      <IntervalBars
        bars={brands.map((brand, place) => ({
          key: brand.name,
          name: brandName(brand),
          figure: figure(brand),
          bold: brand.ours,
          ...(looks[place] && { color: looks[place].color }),
        }))}
        unit={unit}
      />
    </ChartWithTable>
  );
}
