import { Accordion, List, Text, Title } from "@mantine/core";
import { type AfterReview, useReviewVersions } from "../api/queries/incidents";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { SECTIONS } from "./form";

/** Who wrote what in the review, the newest first; nothing until somebody has. */
export function ReviewVersions({ incidentId }: { incidentId: string }) {
  const { data, error, refetch } = useReviewVersions(incidentId);
  if (error) return <Trouble error={error} again={refetch} stale={data !== undefined} />;
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <Title order={2} size="h5" mb="sm" id="versions">
        History
      </Title>
      <Accordion variant="contained" multiple>
        {data.map((then) => (
          <Accordion.Item key={then.version} value={String(then.version)}>
            <Accordion.Control>
              <Text size="sm" span fw={600}>
                Version {then.version}
              </Text>{" "}
              <Text size="sm" span c="dimmed">
                by <ForeignName>{then.by_name}</ForeignName>, <When at={then.at} />
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <Then of={then} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

function Then({ of: { learnt } }: { of: AfterReview }) {
  const sections = Object.entries(SECTIONS).map(([field, name]) => ({
    name,
    words: learnt[field as keyof typeof SECTIONS],
  }));
  const questions = { name: "Open questions", words: learnt.open_questions.join("\n") };
  return (
    <>
      {[...sections, questions]
        .filter(({ words }) => words)
        .map(({ name, words }) => (
          <Text size="sm" component="div" key={name} mb="xs">
            <strong>{name}</strong>
            <ForeignText>{words}</ForeignText>
          </Text>
        ))}
      <List size="sm">
        {learnt.actions.map(({ what, owner_name, due, done }, place) => (
          <List.Item key={place}>
            <ForeignName>{what}</ForeignName>, <ForeignName>{owner_name}</ForeignName>, by {due}
            {done && ", done"}
          </List.Item>
        ))}
      </List>
    </>
  );
}
