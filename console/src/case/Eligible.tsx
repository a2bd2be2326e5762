import { Group, Paper, Text } from "@mantine/core";
import { IconBan, IconInfoCircle } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Eligibility } from "../api/client";
import { sentence } from "../api/problem";
import { PLATFORMS } from "../shared/PlatformBadge";
import { When } from "../shared/When";
import { price } from "./eligible";

/** Whether the post can be answered, everything that speaks against it, and what an answer costs. */
export function Eligible({ asked }: { asked: Pick<UseQueryResult<Eligibility>, "data" | "error"> }) {
  const { data, error } = asked;
  return (
    <Paper bg="var(--amends-ground)" p="sm" role="group" aria-label="Whether it can be answered">
      {data && <Found of={data} />}
      {!data && (
        <Text size="sm" c="dimmed" role="status">
          {error
            ? `Whether it can be answered could not be asked: ${error.message} It is asked again before anything is posted.`
            : "Asking whether it can be answered…"}
        </Text>
      )}
    </Paper>
  );
}

function Found({ of }: { of: Eligibility }) {
  return (
    <>
      <Text size="sm" fw={600} c={of.answerable ? undefined : "var(--amends-alarm)"}>
        {of.answerable ? "It can be answered." : "It can't be answered:"}
      </Text>
      {of.reasons.map((reason) => (
        <Why key={reason.code} words={reason.words} blocks={reason.blocks} />
      ))}
      <Text size="sm" c="dimmed">
        {price(of.cost)}
        {of.dm_open === true && " A direct message would reach them."}
        {of.looked_at && (
          <>
            {` ${PLATFORMS[of.platform]} was asked `}
            <When at={of.looked_at} />.
          </>
        )}
      </Text>
    </>
  );
}

function Why({ words, blocks }: { words: string; blocks: boolean }) {
  const Sign = blocks ? IconBan : IconInfoCircle;
  return (
    <Group gap={6} wrap="nowrap" c={blocks ? "var(--amends-alarm)" : "dimmed"}>
      <Sign size={15} aria-hidden style={{ flex: "none" }} />
      <Text size="sm">{blocks ? sentence(words) : `Mind: ${words}.`}</Text>
    </Group>
  );
}
