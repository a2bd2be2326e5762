import { Fieldset, MultiSelect, Select, SimpleGrid } from "@mantine/core";
import type { Desk } from "../api/client";
import { useColleagues } from "../api/queries/people";
import type { Service } from "../api/queries/service";
import { plain } from "../shared/hidden";

type Staff = Service["desks"][number];
type Person = Staff["deputies"][number];

const DESKS: Record<Desk, string> = { care: "Care", legal: "Legal", pr: "PR" };

interface Props {
  desks: Staff[];
  onDesks: (desks: Staff[]) => void;
  readOnly: boolean;
}

/** Who is called when a desk's cases are overdue; chosen of those who have signed in. */
export function StaffFields({ desks, onDesks, readOnly }: Props) {
  const colleagues = useColleagues(!readOnly).data ?? [];
  const chosen = desks.flatMap(({ deputies, lead }) => [...deputies, ...(lead ? [lead] : [])]);
  const known = new Map<string, Person>(
    [...chosen, ...colleagues].map(({ id, name }) => [id, { id, name }] as const),
  );
  const data = [...known.values()].map(({ id, name }) => ({ value: id, label: plain(name) || id }));
  const named = (ids: string[]) => ids.flatMap((id) => known.get(id) ?? []);

  return (
    <Fieldset legend="Who is called">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {(Object.keys(DESKS) as Desk[]).map((desk) => {
          const staff = desks.find((one) => one.desk === desk) ?? { desk, deputies: [], lead: null };
          const set = (change: Partial<Staff>) => {
            const next = { ...staff, ...change };
            const others = desks.filter((one) => one.desk !== desk);
            onDesks(next.deputies.length > 0 || next.lead ? [...others, next] : others);
          };
          return [
            <MultiSelect
              key={`${desk} deputies`}
              label={`Deputies of ${DESKS[desk]}`}
              data={data}
              value={staff.deputies.map(({ id }) => id)}
              onChange={(ids) => set({ deputies: named(ids) })}
              maxValues={10}
              readOnly={readOnly}
              searchable
            />,
            <Select
              key={`${desk} lead`}
              label={`Lead of ${DESKS[desk]}`}
              data={data}
              value={staff.lead?.id ?? null}
              onChange={(id) => set({ lead: id ? (known.get(id) ?? null) : null })}
              readOnly={readOnly}
              clearable={!readOnly}
              searchable
            />,
          ];
        })}
      </SimpleGrid>
    </Fieldset>
  );
}
