import { Checkbox, NativeSelect, Paper } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useState } from "react";
import type { CaseFile, ReadMention, TemplateSuggestion } from "../api/client";
import { useDraft } from "../api/moves";
import { useEligibility } from "../api/queries";
import { Suggestions } from "../review/Suggestions";
import { Composer } from "./Composer";
import { Eligible } from "./Eligible";
import { isSecond, obstacles } from "./eligible";

interface Props {
  file: CaseFile;
  /** The posts that can be answered, the latest first. */
  posts: [ReadMention, ...ReadMention[]];
  onSaved: () => void;
}

/** Write a reply. The words outlast a reload and a new sign-in, in this tab only. */
export function NewReply({ file, posts, onSaved }: Props) {
  const of = file.case;
  const [text, setText] = useSessionStorage({ key: `reply to ${of.id}`, defaultValue: "" });
  const [chosen, choose] = useState<string | null>(null);
  // The post that the person wants to answer a second time.
  const [second, setSecond] = useState<string | null>(null);
  const [begun, setBegun] = useState<TemplateSuggestion | null>(null);
  const draft = useDraft(of, () => {
    setText("");
    setBegun(null);
    onSaved();
  });
  const inReplyTo = posts.some(({ mention }) => mention.id === chosen) ? (chosen ?? "") : posts[0].mention.id;
  const again = second === inReplyTo;
  const asked = useEligibility(file, inReplyTo);
  const against = obstacles(asked.data, again);

  return (
    <Paper withBorder p="md">
      <Composer
        label="Your reply"
        platform={of.platform}
        text={text}
        onText={setText}
        stand={{ caseId: of.id, inReplyTo }}
        onSave={(submit, overrides) => draft.mutate({ text, submit, overrides, inReplyTo, again, begun })}
        saving={draft.isPending}
        closed={against !== ""}
        {...(against && { blocked: `It can't be answered. ${against}` })}
      >
        {posts.length > 1 && (
          <NativeSelect
            label="Answers"
            size="xs"
            value={inReplyTo}
            onChange={(event) => choose(event.currentTarget.value)}
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
              setText(one.text);
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
