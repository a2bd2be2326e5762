import { Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import type { ComparedBrand } from "../api/reports";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { OutLink } from "../shared/OutLink";
import { Panel } from "../shared/Panel";
import { When } from "../shared/When";
import { brandName } from "./words";

/** What every brand's answers sound like, each leading to the post itself. */
export function Samples({ brands }: { brands: ComparedBrand[] }) {
  return (
    <Panel id="samples" title="Sample answers">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {brands.map((brand) => (
          <section key={brand.name} aria-label={`Answers of ${brandName(brand)}`}>
            <Text fw={brand.ours ? 700 : 600} size="sm" mb={6}>
              <ForeignName>{brandName(brand)}</ForeignName>
            </Text>
            <Text size="sm" mb="xs">
              <ForeignName>{brand.sentence}</ForeignName>
            </Text>
            <Stack gap="xs">
              {brand.samples.map((sample) => (
                <Paper
                  key={sample.post_id}
                  withBorder
                  p="xs"
                  component="article"
                  aria-label={`Answer of ${brandName(brand)}`}
                  bg={brand.ours ? "var(--amends-ours)" : undefined}
                >
                  <Text size="sm" component="div">
                    <ForeignText>{sample.text}</ForeignText>
                  </Text>
                  <Text size="xs" c="dimmed" component="div" mt={4}>
                    <When at={sample.at} /> · <OutLink href={sample.url}>See it where it stands</OutLink>
                  </Text>
                </Paper>
              ))}
              {brand.samples.length === 0 && (
                <Text size="sm" c="dimmed">
                  No answer yet.
                </Text>
              )}
            </Stack>
          </section>
        ))}
      </SimpleGrid>
    </Panel>
  );
}
