import { Button, Group, SegmentedControl, SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { memo } from "react";
import { useSearchParams } from "react-router";
import { useThemes } from "../api/queries/reports";
import { useCauses } from "../api/queries/work";
import type { Themes, ThemesOf } from "../api/reports";
import { dated, type SoughtThemes, soughtThemesIn } from "../reports/address";
import { periodWords, ZONE } from "../reports/days";
import { PeriodFields } from "../reports/PeriodFields";
import { against, chosenIn } from "../reports/period";
import { OneFilter } from "../shareability/OneFilter";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { useNow } from "../shared/useNow";
import { OneTheme } from "./OneTheme";
import { WeeksChart } from "./WeeksChart";
import { KINDS } from "./words";

const FIRST = 20; // themes that one sees at once, those that emerge among them

/** What complaints, and posts after a recovery, speak of again and again. */
export function ThemesPage() {
  const [address, setAddress] = useSearchParams();
  const now = useNow();
  const chosen = chosenIn(address, now, ZONE);
  const { since, until } = chosen;
  const sought = soughtThemesIn(address);
  const wrong = against(chosen);
  const { data, error, refetch } = useThemes({ since, until, tz: ZONE, ...sought }, !wrong);
  const ask = (next: SoughtThemes) => setAddress({ ...dated(chosen), ...addressOf(next) });
  return (
    <>
      <Group gap="sm" align="end" role="search" aria-label="Themes">
        <SegmentedControl
          size="xs"
          aria-label="Themes of"
          data={Object.entries(KINDS).map(([value, { name }]) => ({ value, label: name }))}
          value={sought.of}
          onChange={(of) => ask({ ...sought, of: of as ThemesOf })}
        />
        <PeriodFields
          chosen={chosen}
          now={now}
          onChosen={(next) => setAddress({ ...dated(next), ...addressOf(sought) })}
        />
        {(["topic", "region"] as const).map((field) => (
          <OneFilter
            key={field}
            field={field}
            period={chosen}
            value={sought[field]}
            onValue={(value) => ask({ ...without(sought, field), ...(value && { [field]: value }) })}
          />
        ))}
      </Group>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && !wrong && <Skeleton height={420} role="status" aria-label="Loading the themes" />}
      {data && !wrong && <Shown of={data} />}
    </>
  );
}

/** Not drawn anew while other themes are on their way. */
const Shown = memo(function Shown({ of }: { of: Themes }) {
  const causes = useCauses().data;
  const [all, { open: showAll }] = useDisclosure();
  const inOrder = of.themes.toSorted(
    (one, other) => Number(other.emerging) - Number(one.emerging) || other.posts - one.posts,
  );
  return (
    <Stack gap="md">
      <div role="status">
        <Text fw={550}>{of.sentence}</Text>
        <Text size="sm" c="dimmed" component="div">
          {periodWords(of)}
          {of.made_at ? (
            <>
              {", as found "}
              <When at={of.made_at} />
            </>
          ) : (
            ". Themes are found every night; there are none yet."
          )}
        </Text>
      </div>
      {of.themes.length > 0 && (
        <>
          <WeeksChart of={of} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" role="region" aria-label="Every theme">
            {(all ? inOrder : inOrder.slice(0, FIRST)).map((theme) => (
              <OneTheme key={theme.id} theme={theme} among={of} causes={causes} />
            ))}
          </SimpleGrid>
          {!all && inOrder.length > FIRST && (
            <Button variant="default" onClick={showAll}>
              Show all {inOrder.length} themes
            </Button>
          )}
        </>
      )}
    </Stack>
  );
});

function without({ of, topic, region }: SoughtThemes, field: "topic" | "region"): SoughtThemes {
  return {
    of,
    ...(field !== "topic" && topic && { topic }),
    ...(field !== "region" && region && { region }),
  };
}

function addressOf({ of, ...others }: SoughtThemes): Record<string, string> {
  return { ...(of !== "complaints" && { of }), ...others };
}
