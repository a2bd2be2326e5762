import { Accordion, Alert, Button, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { CaseFile } from "../api/client";
import { useLeft } from "../api/drafts";
import { useMay } from "../api/queries";
import { usePending } from "../api/review";
import { markOf } from "../review/pending";
import { Together } from "../review/Together";
import { ForeignText } from "../shared/Foreign";
import { NewReply } from "./NewReply";
import { ReplyCard } from "./ReplyCard";
import { answerable, inProgress } from "./thread";

/** The replies that are not public yet, and the place to write one. */
export function Replies({ file, mayWork }: { file: CaseFile; mayWork: boolean }) {
  const running = inProgress(file.replies);
  const pending = usePending(file.case.id, markOf(file.replies), useMay("approve replies")).data;
  const together = running.length > 1 && (pending?.replies.length ?? 0) > 1;
  const withdrawn = file.replies.filter((reply) => reply.state === "void");
  return (
    <section aria-labelledby="replies">
      <Title order={2} size="h5" mb="sm" id="replies">
        Reply
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
        <Writing file={file} mayWork={mayWork} quiet={running.length > 0 || file.case.state !== "open"} />
      </Stack>
    </section>
  );
}

/** The composer; when something else comes first, behind a button. */
function Writing({ file, mayWork, quiet }: { file: CaseFile; mayWork: boolean; quiet: boolean }) {
  const [wanted, setWanted] = useState<boolean | null>(null);
  const left = useLeft({ caseId: file.case.id, replyId: null }, mayWork && quiet);
  const posts = answerable(file.thread);
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
  if (quiet && !(wanted ?? left)) {
    return (
      <Button variant="default" w="fit-content" onClick={() => setWanted(true)}>
        Write another reply
      </Button>
    );
  }
  return <NewReply file={file} posts={[latest, ...posts.slice(1)]} onDone={() => setWanted(false)} />;
}
