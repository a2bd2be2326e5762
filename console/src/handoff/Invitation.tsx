import { Alert, Button, NativeSelect, Skeleton, TextInput } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useState } from "react";
import type { CaseFile, Override } from "../api/client";
import { useInvite } from "../api/moves/handoffs";
import { type HandoffReason, useHandoffOptions, type Way } from "../api/queries/handoffs";
import { useTemplates } from "../api/queries/templates";
import { sentence } from "../api/problem";
import { useEligibility } from "../api/queries";
import { Composer } from "../case/Composer";
import { Eligible } from "../case/Eligible";
import { obstacles } from "../case/eligible";
import { useTold } from "../lint/useTold";
import { Beginnings } from "../review/Beginnings";
import { plain } from "../shared/hidden";
import { Panel } from "../shared/Panel";
import { Trouble } from "../shared/Trouble";
import { WentWrong } from "../work/MoveForm";
import { type Beginning, beginnings, filled, TOPIC } from "./beginnings";
import { FourChecks } from "./FourChecks";
import { Ways } from "./Ways";
import { withWay } from "./ways";
import { REASONS } from "./words";

interface Props {
  file: CaseFile;
  /** The post that the invitation answers. */
  inReplyTo: string;
  /** What the rules would say of why. */
  suggested: HandoffReason | undefined;
  onClose: () => void;
}

/** Invite the customer into private messages; honest where there is no way. */
export function Invitation(props: Props) {
  const { data, error, refetch } = useHandoffOptions(props.file.case.id);
  return (
    <Panel id="invitation" title="Invite into private messages">
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={160} role="status" aria-label="Loading the ways into private" />}
      {data && !data.possible && (
        <Alert color="gray" role="note" title="No way into private here">
          {sentence(data.why_not)}
          <Button variant="default" size="xs" mt="xs" display="block" onClick={props.onClose}>
            Close
          </Button>
        </Alert>
      )}
      {data?.possible && <Writing {...props} ways={data.ways} />}
    </Panel>
  );
}

/** The words outlast a reload and a new sign-in, in this tab only, as those of a note do. */
function Writing({ file, inReplyTo, suggested, onClose, ways }: Props & { ways: Way[] }) {
  const of = file.case;
  const [text, setText] = useSessionStorage({ key: `invitation in ${of.id}`, defaultValue: "" });
  const [reason, setReason] = useState<HandoffReason | "">(suggested ?? "");
  const [note, setNote] = useState("");
  const [chosen, choose] = useState(ways.at(-1)?.way ?? "plain");
  const [begun, setBegun] = useState<Beginning | null>(null);
  const way = ways.find((one) => one.way === chosen);
  const templates = useTemplates({ topic: TOPIC, state: "approved", platform: of.platform }).data?.items;
  const offered = beginnings(templates ?? [], of.platform);
  const deepLink = chosen === "deep_link";
  const stand = { caseId: of.id, inReplyTo, invitation: true, deepLink };
  const told = useTold(text, stand);
  const asked = useEligibility(file, inReplyTo);
  const against = obstacles(asked.data, true);
  const blocked = against
    ? `It can't be answered. ${against}`
    : reason === "" && "Say why it belongs in private.";
  const invite = useInvite(of, () => {
    setText("");
    onClose();
  });

  function save(submit: boolean, overrides: Override[]) {
    if (!reason || !way) return;
    invite.mutate({ text, submit, overrides, inReplyTo, reason, note, deepLink, begun });
  }

  function take(name: Way["way"]) {
    const next = ways.find((one) => one.way === name);
    choose(name);
    if (next) setText(withWay(text, next, ways));
  }

  return (
    <Composer
      label="Your invitation"
      platform={of.platform}
      text={text}
      onText={setText}
      stand={stand}
      onSave={save}
      saving={invite.isPending}
      closed={against !== ""}
      {...(blocked && { blocked })}
      more={
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <NativeSelect
        label="Why it belongs in private"
        description="Colleagues see it; the customer reads what you write below."
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value as HandoffReason | "")}
        data={[
          { value: "", label: "Choose…" },
          ...Object.entries(REASONS).map(([value, label]) => ({ value, label })),
        ]}
      />
      <TextInput
        label="Note for colleagues"
        description="If there is anything to say; no personal data"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={500}
      />
      {against && <Eligible asked={asked} />}
      <Ways ways={ways} chosen={chosen} onChoose={take} />
      {text.trim() === "" && (
        <Beginnings
          found={offered}
          onBegin={(one) => {
            const words = filled(one.text, plain(of.author_name), way);
            setText(way ? withWay(words, way, ways) : words);
            setBegun(one);
          }}
        />
      )}
      <FourChecks text={text} told={told} />
      {invite.error && <WentWrong problem={invite.error} />}
    </Composer>
  );
}
