import { Accordion, Code, SimpleGrid, Text } from "@mantine/core";
import type { FieldKind } from "../api/queries/rules";

/** What an expression can name, and how it is written. */
export function FieldsHelp({ fields }: { fields: FieldKind[] }) {
  return (
    <Accordion variant="contained">
      <Accordion.Item value="fields">
        <Accordion.Control>What rules can ask</Accordion.Control>
        <Accordion.Panel>
          <Text size="sm" mb="xs">
            Fields, texts in quotes, numbers and [lists] with and, or, not, in, ==, !=, &lt;, &lt;=, &gt;,
            &gt;= and parentheses. <Code>=~~</Code> finds a pattern anywhere. What a post does not have is an
            empty text, 0 or false.
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" verticalSpacing={2}>
            {fields.map(({ name, kind }) => (
              <Text key={name} size="xs" style={{ overflowWrap: "anywhere" }}>
                <Code>{name}</Code> {kind}
              </Text>
            ))}
          </SimpleGrid>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
