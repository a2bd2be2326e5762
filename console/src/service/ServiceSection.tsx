import { Skeleton, Stack, Text } from "@mantine/core";
import type { Brand } from "../api/client";
import { useSetBrand } from "../api/moves";
import { useBrand, useBrandVersions, useMay } from "../api/queries";
import { useServiceDefaults } from "../api/queries/service";
import { changed } from "../settings/changes";
import { ForeignName } from "../shared/Foreign";
import { Trouble } from "../shared/Trouble";
import { History } from "../versions/History";
import { ServiceEditor } from "./ServiceEditor";

const FIELDS = new Set(["business_hours", "service"]);

/** What customers are promised: targets, business hours, and who is called when a target is missed. */
export function ServiceSection() {
  const brand = useBrand();
  const defaults = useServiceDefaults();
  const mayConfigure = useMay("change the brand's settings");
  const error = brand.error ?? defaults.error;
  return (
    <Stack gap="md" maw={900}>
      <Text size="sm" c="dimmed">
        Each case has its own clocks. They count only time at which the brand is open, and stand while we wait
        for the customer.{!mayConfigure && " Only administrators change this."}
      </Text>
      {error && (
        <Trouble
          error={error}
          again={() => void Promise.all([brand.refetch(), defaults.refetch()])}
          stale={brand.data !== undefined}
        />
      )}
      {!error && !(brand.data && defaults.data) && (
        <Skeleton height={320} role="status" aria-label="Loading the service times" />
      )}
      {brand.data && defaults.data && (
        <>
          <ServiceEditor brand={brand.data} defaults={defaults.data} mayConfigure={mayConfigure} />
          <Versions brand={brand.data} mayConfigure={mayConfigure} />
        </>
      )}
    </Stack>
  );
}

/** The versions of the settings that changed the service times; going back leaves all other settings alone. */
function Versions({ brand, mayConfigure }: { brand: Brand; mayConfigure: boolean }) {
  const { data, error, refetch } = useBrandVersions();
  const set = useSetBrand(() => undefined);
  const { version: current, ...settings } = brand;
  return (
    <History
      versions={data?.filter(({ changes }) => changes.some(({ field }) => FIELDS.has(field)))}
      error={error}
      again={refetch}
      current={current}
      what="What changed"
      empty="Nobody changed the service times yet."
      back={
        mayConfigure && {
          move: {
            isPending: set.isPending,
            mutate: ({ to, note, version }, then) => {
              const { business_hours, service } = to.settings;
              set.mutate({ settings: { ...settings, business_hours, service }, note, version }, then);
            },
          },
          leads: (to) => !same(to.settings, settings),
          confirm: () => "Go back to these service times",
        }
      }
    >
      {({ changes }) =>
        changes
          .filter(({ field }) => FIELDS.has(field))
          .map((change) => (
            <Text size="sm" key={change.field}>
              <ForeignName>{changed(change)}</ForeignName>
            </Text>
          ))
      }
    </History>
  );
}

function same(one: Omit<Brand, "version">, other: Omit<Brand, "version">): boolean {
  return (
    JSON.stringify([one.business_hours, one.service]) ===
    JSON.stringify([other.business_hours, other.service])
  );
}
