import { Group, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { useSearchParams } from "react-router";
import { useMay } from "../api/queries";
import { type Measures, useMeasures } from "../api/queries/handoffs";
import { useTemplates } from "../api/queries/templates";
import { PageTitle } from "../shared/PageTitle";
import { plain } from "../shared/hidden";
import { Panel } from "../shared/Panel";
import { Trouble } from "../shared/Trouble";
import { useNow } from "../shared/useNow";
import { MeasuresTable } from "./MeasuresTable";
import { against, periodIn } from "./period";
import { REASONS } from "./words";

/** What became of those who were invited into private, for those who lead. */
export function MeasuresPage() {
  const [address, setAddress] = useSearchParams();
  const mayLead = useMay("see how handoffs end");
  const period = periodIn(address, useNow());
  const wrong = against(period);
  const { data, error, refetch } = useMeasures(period.since, period.until, mayLead && !wrong);
  const set = (change: Partial<typeof period>) => setAddress({ ...period, ...change }, { replace: true });
  return (
    <Stack gap="md">
      <PageTitle name="Handoffs">Handoffs into private</PageTitle>
      <Text size="sm" c="dimmed" maw={680}>
        What became of the handoffs that began on these days (UTC). Numbers alone: nothing of what was said in
        private is counted, and nobody is named.
      </Text>
      {!mayLead ? (
        <Text>Team leads and auditors see these numbers.</Text>
      ) : (
        <>
          <Group gap="sm" align="start" role="group" aria-label="Days">
            <TextInput
              type="date"
              label="From"
              value={period.since}
              onChange={(event) => event.currentTarget.value && set({ since: event.currentTarget.value })}
              max={period.until}
              error={wrong}
            />
            <TextInput
              type="date"
              label="To"
              value={period.until}
              onChange={(event) => event.currentTarget.value && set({ until: event.currentTarget.value })}
              min={period.since}
            />
          </Group>
          {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
          {!data && !error && !wrong && (
            <Skeleton height={240} role="status" aria-label="Loading the numbers" />
          )}
          {data && !wrong && <Shown of={data} />}
        </>
      )}
    </Stack>
  );
}

function Shown({ of }: { of: Measures }) {
  const templates = useTemplates({}).data?.items ?? [];
  const names = new Map(templates.map((one) => [one.id, plain(one.current?.words.name ?? "")]));
  if (of.total.invited + of.total.joined === 0) {
    return <Text c="dimmed">Nobody was invited on these days.</Text>;
  }
  return (
    <>
      <Panel id="by-reason" title="By reason">
        <MeasuresTable
          heading="by-reason"
          what="Reason"
          rows={[{ reason: "", ...of.total }, ...of.reasons]}
          name={({ reason }) => ({
            key: reason,
            shown: reason === "" ? "All" : (REASONS[reason as keyof typeof REASONS] ?? reason),
          })}
        />
      </Panel>
      <Panel id="by-template" title="By template of the invitation">
        <MeasuresTable
          heading="by-template"
          what="Template"
          rows={of.templates}
          name={({ template_id, template_version }) => ({
            key: `${template_id} ${template_version}`,
            shown: template_id
              ? `${names.get(template_id) || template_id}, wording ${template_version}`
              : "Written without one",
          })}
        />
      </Panel>
      <Text size="xs" c="dimmed">
        Shares are of those invited, or of those who joined. The time to join is the median from the
        invitation to the first private message. Each handoff counts on the day on which it began, so the
        latest days still grow.
      </Text>
    </>
  );
}
