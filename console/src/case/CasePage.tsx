import { Grid, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useParams } from "react-router";
import { useCaseFile, useMay } from "../api/queries";
import { HandoffPanel } from "../handoff/HandoffPanel";
import { Journey } from "../handoff/Journey";
import { current } from "../handoff/words";
import { WhatCameOfIt } from "../outcome/WhatCameOfIt";
import { PageTitle } from "../shared/PageTitle";
import { Trouble } from "../shared/Trouble";
import { AboutCase } from "../work/AboutCase";
import { Belongs } from "../work/Belongs";
import { CustomerPanel } from "../work/CustomerPanel";
import { Guidance } from "../work/Guidance";
import { Notes } from "../work/Notes";
import { useTyping } from "../work/useTyping";
import { CaseHeader } from "./CaseHeader";
import { Conversation } from "./Conversation";
import { History } from "./History";
import { OptOut } from "./OptOut";

/** One customer's problem: what they wrote, what we say, what colleagues know of it, and what happened. */
export function CasePage() {
  const { caseId = "" } = useParams();
  const { data: file, error, refetch } = useCaseFile(caseId);
  const mayWork = useMay("work on cases");
  const { typing, onInput } = useTyping();

  if (!file) return error ? <Missing error={error} again={refetch} /> : <Loading />;
  const handoff = current(file.handoffs);
  return (
    <Stack gap="md">
      {error && <Trouble error={error} again={refetch} stale />}
      <CaseHeader file={file} mayWork={mayWork} typing={typing} />
      <Belongs file={file} />
      <Guidance words={file.case.guidance} />
      <OptOut of={file.case} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg" onInput={onInput}>
            <Conversation key={file.case.id} file={file} mayWork={mayWork} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            {handoff && <HandoffPanel file={file} handoff={handoff} mayWork={mayWork} />}
            <Notes key={file.case.id} of={file.case} notes={file.notes} mayWork={mayWork} />
            <AboutCase file={file} mayWork={mayWork} />
            <CustomerPanel of={file.case} mayWork={mayWork} />
            <WhatCameOfIt of={file.case} />
            <Why reasons={file.case.reasons} />
            <Journey of={file.case} wanted={file.handoffs.length > 0 || file.case.private} />
            <History file={file} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function Why({ reasons }: { reasons: string[] }) {
  if (reasons.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label="Why it is here">
      <Title order={2} size="h5" mb={4}>
        Why it is here
      </Title>
      {reasons.map((reason) => (
        <Text size="sm" key={reason}>
          {reason}
        </Text>
      ))}
    </Paper>
  );
}

function Missing({ error, again }: { error: Error; again: () => void }) {
  return (
    <Stack>
      <PageTitle name="Case">This case can't be shown</PageTitle>
      <Trouble error={error} again={again} />
    </Stack>
  );
}

function Loading() {
  return (
    <Stack role="status" aria-label="Loading the case">
      <Skeleton height={56} />
      <Skeleton height={120} />
      <Skeleton height={120} />
    </Stack>
  );
}
