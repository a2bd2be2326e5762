import { Text } from "@mantine/core";
import type { SourceCoverage } from "../api/client";
import { sentence } from "../api/problem";
import { ForeignName } from "../shared/Foreign";
import { moment } from "../shared/time";
import { lasting } from "./words";

/** A span of time that was not read, with the reasons that the polls gave. */
export function Hole({ of }: { of: SourceCoverage["holes"][number] }) {
  return (
    <div>
      <Text size="sm" c="var(--amends-alarm)" fw={600}>
        Not read from <time dateTime={of.since}>{moment(of.since)}</time> to{" "}
        <time dateTime={of.until}>{moment(of.until)}</time> ({lasting(of)})
      </Text>
      <Text size="sm" c="dimmed">
        <ForeignName>{of.why.map(sentence).join(" ")}</ForeignName>
      </Text>
    </div>
  );
}
