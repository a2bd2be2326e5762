import { Accordion, Text, Title } from "@mantine/core";
import type { Template } from "../api/queries/templates";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { When } from "../shared/When";
import { wordings } from "./words";

/** Who did what to a template, when and why; each with its words of that time. */
export function Changes({ history }: { history: Template[] }) {
  return (
    <section aria-labelledby="changes">
      <Title order={2} size="h5" mb="sm" id="changes">
        History
      </Title>
      <Accordion variant="contained" multiple>
        {history.map((then) => (
          <Accordion.Item key={then.version} value={String(then.version)}>
            <Accordion.Control>
              <Text size="sm" span fw={600}>
                {then.did[0]?.toUpperCase() + then.did.slice(1)}
              </Text>{" "}
              <Text size="sm" span c="dimmed">
                by <ForeignName>{then.by_name}</ForeignName>, <When at={then.at} />
              </Text>
              {then.note && (
                <Text size="sm">
                  <ForeignName>{then.note}</ForeignName>
                </Text>
              )}
            </Accordion.Control>
            <Accordion.Panel>
              <Text size="sm" component="div">
                <ForeignText>{wordings(then).at(-1)?.words.text ?? ""}</ForeignText>
              </Text>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
