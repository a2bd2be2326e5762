import { List, Text } from "@mantine/core";
import { sentence } from "../api/problem";
import type { Incident } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { When } from "../shared/When";
import { grounds } from "./grounds";

/** Why an outage was suspected, the newest reason first; nothing where a person opened the incident. */
export function Suspicions({ incident: { suspicions } }: { incident: Incident }) {
  if (suspicions.length === 0) return null;
  return (
    <Panel id="suspicions" title="Why it is suspected">
      <List listStyleType="none" spacing="xs" size="sm">
        {suspicions.toReversed().map((one, place) => (
          <List.Item key={`${one.at} ${place}`}>
            <Text size="sm">
              <ForeignName>{sentence(one.why || grounds(one))}</ForeignName>
            </Text>
            <Text size="xs" c="dimmed">
              <ForeignName>{one.topic || "Everything together"}</ForeignName>
              {", "}
              <ForeignName>{one.region}</ForeignName>
              {", "}
              <When at={one.at} />
            </Text>
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}
