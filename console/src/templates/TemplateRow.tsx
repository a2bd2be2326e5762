import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "react-router";
import type { Template } from "../api/queries/templates";
import { ForeignName } from "../shared/Foreign";
import { When } from "../shared/When";
import { Facts } from "./Facts";
import { StateBadge } from "./StateBadge";
import classes from "./Templates.module.css";
import { named, wordings } from "./words";

/** A template at a glance. */
export function TemplateRow({ template }: { template: Template }) {
  const words = named(template);
  return (
    <li className={classes.row}>
      <div>
        <Group gap={8} style={{ rowGap: 2 }}>
          <Anchor component={Link} to={`/templates/${encodeURIComponent(template.id)}`} fw={600}>
            <ForeignName>{words.name}</ForeignName>
          </Anchor>
          <Facts words={words} />
        </Group>
        <Text size="sm" lineClamp={2} my={2}>
          <ForeignName>{words.text}</ForeignName>
        </Text>
      </div>
      <div className={classes.states}>
        {wordings(template).map((wording) => (
          <StateBadge key={wording.number} wording={wording} />
        ))}
        <Text size="xs" c="dimmed">
          {template.did} <When at={template.at} />
        </Text>
      </div>
    </li>
  );
}
