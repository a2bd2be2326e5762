import { Anchor, Badge, Group, Text } from "@mantine/core";
import { Link } from "react-router";
import type { Incident } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { plain } from "../shared/hidden";
import { PageTitle } from "../shared/PageTitle";
import { When } from "../shared/When";
import { StateBadge } from "./StateBadge";
import { concerns } from "./words";

/** What is wrong, for whom, since when, and whose it is. */
export function Header({ incident }: { incident: Incident }) {
  const { title, state, since, scope, industry_wide, owner, deputies, merged_into, note } = incident;
  const helpers = deputies.map(({ name }) => name).join(", ");
  return (
    <div>
      <PageTitle name={plain(title)}>
        <ForeignName>{title}</ForeignName>
      </PageTitle>
      <Group gap={8} mt={4}>
        <StateBadge state={state} />
        {industry_wide && (
          <Badge variant="default" radius="sm" tt="none">
            The whole industry
          </Badge>
        )}
        <Text size="sm" c="dimmed">
          <When at={since} />
        </Text>
        {merged_into && (
          <Anchor component={Link} to={`/incidents/${encodeURIComponent(merged_into)}`} size="sm">
            The incident that it is
          </Anchor>
        )}
      </Group>
      <Text size="sm" mt={6}>
        Concerns <ForeignName>{concerns(scope)}</ForeignName>.{" "}
        {owner ? (
          <>
            Owner: <ForeignName>{owner.name}</ForeignName>
          </>
        ) : (
          "Nobody owns it yet"
        )}
        {helpers && (
          <>
            , with <ForeignName>{helpers}</ForeignName>
          </>
        )}
        .
      </Text>
      {scope.rule && (
        <Text size="xs" c="dimmed" ff="monospace">
          <ForeignName>{scope.rule}</ForeignName>
        </Text>
      )}
      {note && (
        <Text size="sm" mt={4}>
          <ForeignName>{note}</ForeignName>
        </Text>
      )}
    </div>
  );
}
