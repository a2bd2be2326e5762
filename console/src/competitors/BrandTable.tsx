import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import type { ComparedBrand } from "../api/reports";
import { count, inWords, SHARE } from "../reports/figures";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { brandName, spanWords, WARMTH } from "./words";

const COLUMNS: { name: string; cell: (brand: ComparedBrand) => ReactNode }[] = [
  { name: "Complaints", cell: ({ complaints }) => count(complaints) },
  { name: "Answered", cell: ({ answered }) => inWords(answered, SHARE) },
  { name: "Half answered within", cell: ({ median }) => spanWords(median) },
  { name: "Nine in ten within", cell: ({ p90 }) => spanWords(p90) },
  { name: "Tone", cell: ({ tone }) => inWords(tone, WARMTH) },
  { name: "Repeated answers", cell: ({ repetition }) => inWords(repetition, SHARE) },
  { name: "Statements", cell: ({ statements }) => count(statements) },
];

/** Every brand by the same measures, ours marked; the intervals in brackets. */
export function BrandTable({ brands }: { brands: ComparedBrand[] }) {
  return (
    <Panel id="brands" title="Brand by brand">
      <Table.ScrollContainer minWidth={820}>
        <Table aria-labelledby="brands" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Brand</Table.Th>
              {COLUMNS.map(({ name }) => (
                <Table.Th key={name} scope="col">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {brands.map((brand) => (
              <Table.Tr key={brand.name} bg={brand.ours ? "var(--amends-ours)" : undefined}>
                <Table.Th scope="row" fw={brand.ours ? 700 : 550} miw={110}>
                  <ForeignName>{brandName(brand)}</ForeignName>
                </Table.Th>
                {COLUMNS.map(({ name, cell }) => (
                  <Table.Td key={name} style={{ fontVariantNumeric: "tabular-nums" }}>
                    {cell(brand)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
