import { Skeleton, Stack, Text } from "@mantine/core";
import { useRestoreRules } from "../api/moves/rules";
import { useMay } from "../api/queries";
import { useRules, useRulesVersions } from "../api/queries/rules";
import { Trouble } from "../shared/Trouble";
import { History, type Version } from "../versions/History";
import { RulesEditor } from "./RulesEditor";

/** The triage rules, their check and try-out, and who changed them. */
export function RulesSection() {
  const { data, error, refetch } = useRules();
  const mayConfigure = useMay("change the brand's settings");
  return (
    <Stack gap="md" maw={900}>
      <Text size="sm" c="dimmed">
        Each post that is heard is asked rule by rule. The first rule that fits decides who gets it and how
        soon; the reasons of all that fit are shown on its case.
        {!mayConfigure && " Only administrators change the rules."}
      </Text>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading the rules" />}
      {data && (
        <>
          <RulesEditor current={data} mayConfigure={mayConfigure} />
          <Versions current={data.version} mayConfigure={mayConfigure} />
        </>
      )}
    </Stack>
  );
}

type Listed = Version & { changes: string[] };

const SHIPPED: Listed = { version: 0, at: null, by_name: "", note: "", changes: ["the rules that ship"] };

function Versions({ current, mayConfigure }: { current: number; mayConfigure: boolean }) {
  const { data, error, refetch } = useRulesVersions();
  const move = useRestoreRules();
  return (
    <History<Listed>
      versions={data && data.length > 0 ? [...data, SHIPPED] : data}
      error={error}
      again={refetch}
      current={current}
      what="What changed"
      empty="These are the rules that ship; nobody changed them yet."
      back={mayConfigure && { move, confirm: () => "Go back to these rules" }}
    >
      {({ changes }) =>
        changes.map((change) => (
          <Text size="sm" key={change}>
            {change[0]?.toUpperCase() + change.slice(1)}
          </Text>
        ))
      }
    </History>
  );
}
