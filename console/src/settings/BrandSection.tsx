import { Skeleton, Stack, Text } from "@mantine/core";
import { useBrand, useMay } from "../api/queries";
import { Trouble } from "../shared/Trouble";
import { Editor } from "./Editor";
import { Versions } from "./Versions";

/** The brand's settings: where it is, what names it, what may be spent; with who changed them and why. */
export function BrandSection() {
  const { data, error, refetch } = useBrand();
  const mayConfigure = useMay("change the brand's settings");
  return (
    <Stack gap="md" maw={820}>
      {!mayConfigure && <Text c="dimmed">Only administrators change these.</Text>}
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading the settings" />}
      {data && (
        <>
          <Editor brand={data} mayConfigure={mayConfigure} />
          <Versions current={data} mayConfigure={mayConfigure} />
        </>
      )}
    </Stack>
  );
}
