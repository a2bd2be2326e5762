import { Accordion, Alert, Button, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { CaseFile } from "../api/client";
import { useLeft } from "../api/drafts";
import { useMay } from "../api/queries";
import { usePending } from "../api/review";
import { markOf } from "../review/pending";
import { Together } from "../review/Together";
import { ForeignText } from "../shared/Foreign";
import type { Beginning } from "./beginning";
import { NewReply } from "./NewReply";
import { ReplyCard } from "./ReplyCard";
import { answerable, inProgress } from "./thread";

interface Props {
  file: CaseFile;
  mayWork: boolean;
  /** Whether there is a private part, too: then nobody shall take this place for that one. */
  apart: boolean;
  /** Whether something else is written first. */
  quiet: boolean;
  /** What was begun elsewhere on the page. */
  beginning: Beginning | null;
  onBegun: () => void;
}

/** The replies that are not public yet, and the place to write one. */
export function Replies(props: Props) {
  const { file, apart, quiet } = props;
  const running = inProgress(file.replies);
  const pending = usePending(file.case.id, markOf(file.replies), useMay("approve replies")).data;
  const together = running.length > 1 && (pending?.replies.length ?? 0) > 1;
  const withdrawn = file.replies.filter((reply) => reply.state === "void");
  return (
    <section aria-labelledby="replies">
      <Title order={2} size="h5" mb="sm" id="replies">
        {apart ? "Reply in public" : "Reply"}
      </Title>
      <Stack gap="sm">
        {pending && together && <Together pending={pending} />}
        {running.length > 0 && (
          <SimpleGrid type="container" cols={{ base: 1, "600px": together ? 2 : 1 }} spacing="sm">
            {running.map((reply) => (
              <ReplyCard key={reply.id} reply={reply} file={file} pending={pending} />
            ))}
          </SimpleGrid>
        )}
        {withdrawn.length > 0 && (
          <Accordion variant="contained">
            <Accordion.Item value="withdrawn">
              <Accordion.Control>Withdrawn replies ({withdrawn.length})</Accordion.Control>
              <Accordion.Panel>
                {withdrawn.map((reply) => (
                  <Text key={reply.id} size="sm" c="dimmed" component="div" mb="xs">
                    <ForeignText>{reply.text}</ForeignText>
                  </Text>
                ))}
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        )}
        <Writing
          {...props}
          quiet={quiet || apart || running.length > 0 || file.case.state !== "open"}
          another={file.replies.length > 0}
        />
      </Stack>
    </section>
  );
}

/** The composer; when something else comes first, behind a button. */
function Writing({ file, mayWork, apart, quiet, beginning, onBegun, another }: Props & { another: boolean }) {
  const [wanted, setWanted] = useState<boolean | null>(null);
  const left = useLeft({ caseId: file.case.id, replyId: null }, mayWork && quiet);
  const posts = answerable(file.thread);
  const done = () => {
    setWanted(false);
    onBegun();
  };
  const [latest] = posts;
  if (!mayWork) return <Text c="dimmed">You can read this case. Your role does not answer customers.</Text>;
  if (file.case.state === "resolved")
    return <Text c="dimmed">This case is resolved, so there is nothing to answer.</Text>;
  if (!latest) {
    return (
      <Alert color="gray" role="note" title="No answer is possible here">
        This customer did not address us, and the network takes answers only to those who did.
      </Alert>
    );
  }
  if (quiet && !(wanted ?? left) && !beginning) {
    return (
      <Button variant="default" w="fit-content" onClick={() => setWanted(true)}>
        {apart ? "Write a public reply" : another ? "Write another reply" : "Write a reply"}
      </Button>
    );
  }
  return <NewReply file={file} posts={[latest, ...posts.slice(1)]} beginning={beginning} onDone={done} />;
}
