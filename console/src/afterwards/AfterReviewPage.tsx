import { Anchor, Skeleton, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { useAfterReview } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { plain } from "../shared/hidden";
import { PageTitle } from "../shared/PageTitle";
import { Trouble } from "../shared/Trouble";
import { When } from "../shared/When";
import { ChronicleFacts } from "./ChronicleFacts";
import { LearntEditor } from "./LearntEditor";
import { Moments } from "./Moments";
import { ReviewVersions } from "./ReviewVersions";

/** What is learnt of an incident: made from its timeline, without blame, and completed by people. */
export function AfterReviewPage() {
  const { incidentId = "" } = useParams();
  const { data, error, refetch } = useAfterReview(incidentId);
  const title = data?.chronicle.title ?? "";
  return (
    <Stack gap="md" maw={820}>
      <Anchor component={Link} to={`/incidents/${encodeURIComponent(incidentId)}`} size="sm" w="fit-content">
        <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> The incident
      </Anchor>
      {error && <Trouble error={error} again={refetch} stale={data !== undefined} />}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading the review" />}
      {data && (
        <>
          <div>
            <PageTitle name={`Review: ${plain(title)}`}>
              Review: <ForeignName>{title}</ForeignName>
            </PageTitle>
            <Text size="sm" c="dimmed">
              {data.version === 0 ? (
                "Made from the timeline. Nobody has written in it yet."
              ) : (
                <>
                  Version {data.version}, by <ForeignName>{data.by_name}</ForeignName>, <When at={data.at} />
                </>
              )}{" "}
              It names nobody: who did what stands in the incident's timeline.
            </Text>
          </div>
          <ChronicleFacts of={data.chronicle} />
          <LearntEditor review={data} />
          <Moments of={data.chronicle} />
          <ReviewVersions incidentId={incidentId} />
        </>
      )}
    </Stack>
  );
}
