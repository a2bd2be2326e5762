import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link, useSearchParams } from "react-router";
import { useMay } from "../api/queries";
import { PageTitle } from "../shared/PageTitle";
import { Filters } from "./Filters";
import { Import } from "./Import";
import { soughtIn } from "./sought";
import { TemplateList } from "./TemplateList";

/** The library: texts that people begin their answers with. */
export function TemplatesPage() {
  const [address, setAddress] = useSearchParams();
  const mayWrite = useMay("write templates");
  const sought = soughtIn(address);
  const cursor = address.get("cursor");
  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <PageTitle name="Templates">Templates</PageTitle>
        <Group gap="xs">
          <Import />
          {mayWrite && (
            <Button component={Link} to="/templates/new" leftSection={<IconPlus size={16} aria-hidden />}>
              Write a template
            </Button>
          )}
        </Group>
      </Group>
      <Text size="sm" c="dimmed" maw={680}>
        Texts to begin an answer with. Nothing is offered to responders before legal has approved exactly
        these words, and an answer is always edited and sent by a person.
      </Text>
      <Filters sought={sought} onSought={(wanted) => setAddress({ ...wanted })} />
      <TemplateList
        sought={sought}
        cursor={cursor}
        onPage={(next) => setAddress({ ...sought, ...(next && { cursor: next }) })}
      />
    </Stack>
  );
}
