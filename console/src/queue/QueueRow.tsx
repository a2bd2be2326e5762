import { Group, Text } from "@mantine/core";
import { useRef } from "react";
import { Link } from "react-router";
import type { Case } from "../api/client";
import { Customer } from "../shared/Customer";
import { ForeignName } from "../shared/Foreign";
import { InPrivate } from "../shared/InPrivate";
import { NotSure } from "../shared/NotSure";
import { PlatformBadge } from "../shared/PlatformBadge";
import { SeverityBadge } from "../shared/SeverityBadge";
import { When } from "../shared/When";
import { OwedClock } from "../work/OwedClock";
import { Owner } from "../work/Owner";
import { Tags } from "../work/Tags";
import classes from "./Queue.module.css";

/** One case at a glance; the whole row leads to its page. */
export function QueueRow({ of, gone }: { of: Case; gone: boolean }) {
  const link = useRef<HTMLAnchorElement>(null);
  return (
    // For the mouse, the whole row is the link; the keyboard has the link itself.
    <li
      onClick={({ target }) => {
        if (target instanceof Element && !target.closest("a")) link.current?.click();
      }}
      className={classes.row}
      data-gone={gone || undefined}
      data-severity={of.severity}
    >
      <div className={classes.severity}>
        <SeverityBadge level={of.severity} />
      </div>
      <div className={classes.what}>
        <Group gap={8} style={{ rowGap: 2 }}>
          <Link to={`/cases/${encodeURIComponent(of.id)}`} className={classes.link} ref={link}>
            <Customer name={of.author_name} handle={of.author_handle} platform={of.platform} />
          </Link>
          <PlatformBadge platform={of.platform} />
          {(of.private || of.private_since) && <InPrivate />}
          {of.needs_human && <NotSure />}
          <Tags tags={of.tags} />
          {gone && (
            <Text span size="xs" c="dimmed">
              moved on: no longer on this list
            </Text>
          )}
        </Group>
        <Text size="sm" lineClamp={2} className={classes.preview}>
          <ForeignName>{of.preview}</ForeignName>
        </Text>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {of.reasons.join(" · ")}
        </Text>
      </div>
      <div className={classes.side}>
        <OwedClock of={of} />
        <Text size="xs" c="dimmed">
          {of.mentions} {of.mentions === 1 ? "post" : "posts"}, last <When at={of.last_mention_at} />
        </Text>
        <Owner of={of} size="xs" />
      </div>
    </li>
  );
}
