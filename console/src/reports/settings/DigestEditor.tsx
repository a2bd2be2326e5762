import { Alert, Group, List, MultiSelect, Select, Stack, Switch, Text } from "@mantine/core";
import { useSetDigest } from "../../api/moves/reports";
import { useColleagues } from "../../api/queries/people";
import type { Digest } from "../../api/reports";
import { ForeignName } from "../../shared/Foreign";
import { plain } from "../../shared/hidden";
import { Panel } from "../../shared/Panel";
import { When } from "../../shared/When";
import { useEditing } from "../../versions/useEditing";
import { ZONE } from "../days";
import { meantDigest, openedDigest, schedule, unreached, WEEKDAYS } from "./form";
import { Saving } from "./Saving";
import { SENT } from "./sent";
import { useReported } from "./useReported";

const MOST = 40; // people, in one run
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

interface Props {
  current: Digest;
  mayCompare: boolean;
  onEdited: (edited: boolean) => void;
}

/** When the weekly digest goes, and to whom. */
export function DigestEditor({ current, mayCompare, onEdited }: Props) {
  const colleagues = useColleagues().data ?? [];
  const editing = useEditing(current, (digest) => openedDigest(digest, ZONE));
  const { form, setForm, seen, edited } = editing;
  const save = useSetDigest((saved) => editing.show(saved));
  useReported(edited, onEdited);
  const names = new Map(
    [...current.recipients, ...colleagues].map(({ id, name }) => [id, plain(name) || id]),
  );
  const zones = [...new Set([form.tz, ZONE, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const missed = unreached(current.recipients);
  return (
    <Panel id="digest" title="Weekly digest">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          The week's figures by e-mail, with charts and as a PDF. It goes to colleagues who may read reports,
          at the addresses of the notification settings, and to nobody else.
        </Text>
        <Switch
          label="Send the digest"
          description={schedule(form)}
          checked={form.on}
          disabled={!mayCompare}
          onChange={(event) => setForm({ ...form, on: event.currentTarget.checked })}
        />
        <Group gap="xs" align="start">
          <Select
            label="Day"
            w={150}
            allowDeselect={false}
            data={WEEKDAYS.map((label, value) => ({ value: String(value), label }))}
            value={String(form.weekday)}
            onChange={(day) => day && setForm({ ...form, weekday: Number(day) })}
            readOnly={!mayCompare}
          />
          <Select
            label="Hour"
            w={110}
            allowDeselect={false}
            data={HOURS}
            value={String(form.hour)}
            onChange={(hour) => hour && setForm({ ...form, hour: Number(hour) })}
            readOnly={!mayCompare}
          />
          <Select
            label="Time zone"
            w={240}
            allowDeselect={false}
            searchable
            limit={50}
            data={zones}
            value={form.tz}
            onChange={(tz) => tz && setForm({ ...form, tz })}
            readOnly={!mayCompare}
          />
        </Group>
        <MultiSelect
          label="To"
          placeholder={form.recipients.length === 0 ? "Nobody" : ""}
          data={[...names].map(([value, label]) => ({ value, label }))}
          value={form.recipients}
          onChange={(recipients) => setForm({ ...form, recipients })}
          maxValues={MOST}
          searchable
          readOnly={!mayCompare}
        />
        {missed.length > 0 && (
          <Alert color="orange" role="note" title="It would not reach everybody">
            <List size="sm">
              {missed.map((words) => (
                <List.Item key={words}>
                  <ForeignName>{words}</ForeignName>
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        {mayCompare && (
          <Saving
            of={editing}
            what="the digest"
            button="Save the digest"
            blocked={false}
            move={save}
            onSave={() => save.mutate({ ...meantDigest(form), version: seen.version })}
          />
        )}
        {current.latest.length > 0 && (
          <div>
            <Text size="sm" fw={550}>
              The latest
            </Text>
            <List size="sm" aria-label="The latest digest">
              {current.latest.map((sent) => (
                <List.Item key={`${sent.week} ${sent.name} ${sent.at}`}>
                  <ForeignName>{sent.name}</ForeignName>: {SENT[sent.state]}, <When at={sent.at} />
                  {sent.why && (
                    <>
                      {" ("}
                      <ForeignName>{sent.why}</ForeignName>
                      {")"}
                    </>
                  )}
                </List.Item>
              ))}
            </List>
          </div>
        )}
      </Stack>
    </Panel>
  );
}
