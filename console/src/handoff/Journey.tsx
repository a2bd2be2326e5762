import { List, Text } from "@mantine/core";
import type { Case } from "../api/client";
import { useJourney } from "../api/queries/handoffs";
import { ForeignName } from "../shared/Foreign";
import { Panel } from "../shared/Panel";
import { span } from "../shared/time";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { channelName, ownership, timeIn } from "./journey";

/** Through which channels a case went, how long it was in each, and whose it was throughout. */
export function Journey({ of, wanted }: { of: Case; wanted: boolean }) {
  const { data, error, refetch } = useJourney(of, wanted);
  if (!wanted || (!data && !error)) return null;
  return (
    <Panel id="journey" title="Channels and owners">
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {data && (
        <>
          <List size="sm" spacing={2} aria-label="Time in each channel">
            {timeIn(data).map(({ channel, words, now }) => (
              <List.Item key={channel}>
                {channelName(channel)}: {words}
                {now && ", and there now"}
              </List.Item>
            ))}
          </List>
          {data.switches.length > 0 && (
            <List size="sm" spacing={2} mt="xs" aria-label="Changes of channel">
              {data.switches.map(({ at, to, lost_seconds, lost_words }) => (
                <List.Item key={at}>
                  To {channelName(to)}, <When at={at} />
                  {lost_seconds > 0 && `; ${lost_words} passed until then`}
                </List.Item>
              ))}
            </List>
          )}
          <List size="sm" spacing={2} mt="xs" aria-label="Owners">
            {data.owners.map(({ owner, owner_name, since, seconds }) => (
              <List.Item key={since}>
                {owner ? <ForeignName>{owner_name ?? owner}</ForeignName> : "Nobody"}: {span(seconds * 1000)}
              </List.Item>
            ))}
          </List>
          <Text size="sm" c={data.lapsed_seconds > 0 ? "var(--amends-warning)" : "dimmed"} mt={4}>
            {ownership(data)}
          </Text>
        </>
      )}
    </Panel>
  );
}
