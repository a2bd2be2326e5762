import { Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { FollowedPost } from "../api/reports";
import { DataTable } from "../charts/DataTable";
import { Spark } from "../charts/Spark";
import { count, seconds } from "../reports/figures";
import { OutLink } from "../shared/OutLink";
import { When } from "../shared/When";
import { grown, interactions } from "./words";

/** How a post grew, look by look: a line for the eye, its end in words, and all looks as a table. */
export function Growth({ of, name }: { of: FollowedPost; name: string }) {
  const [asTable, { toggle }] = useDisclosure();
  const { samples } = of;
  const table = {
    columns: ["After", "Likes", "Reshares", "Quotes", "Replies", "Views"],
    rows: samples.map((sample) => ({
      key: String(sample.after),
      cells: [
        seconds(sample.after).replaceAll(" ", "\u00a0"),
        count(sample.likes),
        count(sample.reshares),
        count(sample.quotes),
        count(sample.replies),
        typeof sample.views === "number" ? count(sample.views) : "–",
      ],
    })),
  };
  const label = `Growth: ${name}`;
  return (
    <article aria-label={`Growth of ${name.charAt(0).toLowerCase()}${name.slice(1)}`}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="start">
        <div>
          <Text size="sm" fw={550}>
            {name}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            <When at={of.at} /> · <OutLink href={of.url}>See it</OutLink>
          </Text>
        </div>
        {samples.length > 1 && (
          <Spark
            values={[0, ...samples.map(interactions)]}
            at={[0, ...samples.map(({ after }) => after)]}
            width={84}
          />
        )}
      </Group>
      <Text size="sm">{grown(samples)}</Text>
      {samples.length > 0 && (
        <>
          <Button
            variant={asTable ? "light" : "subtle"}
            color="gray"
            size="compact-xs"
            ml={-8}
            aria-pressed={asTable}
            aria-label={`Show as table: ${name}`}
            onClick={toggle}
          >
            Show as table
          </Button>
          {asTable ? (
            <DataTable of={table} label={label} />
          ) : (
            <VisuallyHidden>
              <DataTable of={table} label={label} unseen />
            </VisuallyHidden>
          )}
        </>
      )}
    </article>
  );
}
