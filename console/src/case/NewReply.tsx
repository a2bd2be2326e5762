import { Button, Checkbox, NativeSelect, Paper } from "@mantine/core";
import { useRef, useState } from "react";
import type { CaseFile, Override, ReadMention, TemplateSuggestion } from "../api/client";
import { useDraft } from "../api/moves";
import { useEligibility } from "../api/queries";
import { Elsewhere } from "../drafts/Elsewhere";
import { Kept } from "../drafts/Kept";
import { useWords } from "../drafts/useWords";
import { Suggestions } from "../review/Suggestions";
import type { Beginning } from "./beginning";
import { Composer } from "./Composer";
import { Eligible } from "./Eligible";
import { isSecond, obstacles } from "./eligible";
import { useBeginning } from "./useBeginning";

interface Props {
  file: CaseFile;
  /** The posts that can be answered, the latest first. */
  posts: [ReadMention, ...ReadMention[]];
  /** What was begun elsewhere on the page. */
  beginning: Beginning | null;
  /** The words are saved as a reply, or nobody wants them any more. */
  onDone: () => void;
}

/** Write a reply. Its words are kept on the server while they are typed. */
export function NewReply({ file, posts, beginning, onDone }: Props) {
  const of = file.case;
  const words = useWords({ caseId: of.id, replyId: null }, "");
  const { text, inReplyTo: chosen, keeper } = words;
  const place = useRef<HTMLDivElement>(null);
  useBeginning(beginning, keeper, place);
  // The post that the person wants to answer a second time.
  const [second, setSecond] = useState<string | null>(null);
  const [begun, setBegun] = useState<TemplateSuggestion | null>(null);
  const draft = useDraft(of, () => {
    keeper.sent();
    setBegun(null);
    onDone();
  });
  const inReplyTo = posts.some(({ mention }) => mention.id === chosen) ? (chosen ?? "") : posts[0].mention.id;
  const again = second === inReplyTo;
  const asked = useEligibility(file, inReplyTo);
  const against = obstacles(asked.data, again);
  const blocked = words.other
    ? "Decide first which words count."
    : against && `It can't be answered. ${against}`;

  async function save(submit: boolean, overrides: Override[]) {
    if (!(await keeper.settle())) return;
    draft.mutate({ text, submit, overrides, inReplyTo, again, begun }, { onError: keeper.goOn });
  }

  async function discard() {
    if (await keeper.discard()) onDone();
  }

  return (
    <Paper withBorder p="md" ref={place}>
      <Composer
        label="Your reply"
        platform={of.platform}
        text={text}
        onText={(typed) => keeper.type({ text: typed })}
        stand={{ caseId: of.id, inReplyTo }}
        onSave={(submit, overrides) => void save(submit, overrides)}
        onLeave={() => void keeper.flush()}
        kept={<Kept of={words} />}
        more={
          text !== "" &&
          !words.other && (
            <Button variant="subtle" color="gray" onClick={() => void discard()}>
              Discard
            </Button>
          )
        }
        saving={draft.isPending}
        closed={against !== ""}
        {...(blocked && { blocked })}
      >
        <Elsewhere of={words} />
        {posts.length > 1 && (
          <NativeSelect
            label="Answers"
            size="xs"
            value={inReplyTo}
            onChange={(event) => keeper.type({ inReplyTo: event.currentTarget.value })}
            data={posts.map(({ mention }, place) => ({
              value: mention.id,
              label: `${place === 0 ? "The latest post" : "An earlier post"}: ${mention.text.slice(0, 60)}`,
            }))}
          />
        )}
        <Eligible asked={asked} />
        {text.trim() === "" && !against && (
          <Suggestions
            caseId={of.id}
            onBegin={(one) => {
              keeper.type({ text: one.text });
              setBegun(one);
            }}
          />
        )}
        {asked.data && isSecond(asked.data) && (
          <Checkbox
            label="Answer this post a second time"
            checked={again}
            onChange={(event) => setSecond(event.currentTarget.checked ? inReplyTo : null)}
          />
        )}
      </Composer>
    </Paper>
  );
}
