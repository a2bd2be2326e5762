import { Grid, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useParams } from "react-router";
import { useCaseFile, useMay } from "../api/queries";
import { PageTitle } from "../shared/PageTitle";
import { Trouble } from "../shared/Trouble";
import { CaseHeader } from "./CaseHeader";
import { History } from "./History";
import { OptOut } from "./OptOut";
import { Replies } from "./Replies";
import { Thread } from "./Thread";

/** One customer's problem: what they wrote, what we say, and what happened. */
export function CasePage() {
  const { caseId = "" } = useParams();
  const { data: file, error, refetch } = useCaseFile(caseId);
  const mayWork = useMay("work on cases");

  if (!file) return error ? <Missing error={error} again={refetch} /> : <Loading />;
  return (
    <Stack gap="md">
      {error && <Trouble error={error} again={refetch} stale />}
      <CaseHeader of={file.case} mayWork={mayWork} />
      <OptOut of={file.case} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Thread file={file} />
            <Replies key={file.case.id} file={file} mayWork={mayWork} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Why reasons={file.case.reasons} />
            <History events={file.events} />
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
