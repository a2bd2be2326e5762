import { Alert, Button, Group, List, Text } from "@mantine/core";
import { IconSpeakerphone } from "@tabler/icons-react";
import type { CaseFile } from "../api/client";
import type { Sighting } from "../api/queries/handoffs";
import type { Beginning } from "../case/beginning";
import { ForeignName, ForeignText } from "../shared/Foreign";
import { OutLink } from "../shared/OutLink";
import { PLATFORMS } from "../shared/PlatformBadge";
import { When } from "../shared/When";
import { CaseLink } from "../work/CaseLine";
import { askedByOthers, type News, publicAgain } from "./news";

interface Props {
  file: CaseFile;
  sightings: Sighting[];
  /** Given where this person can answer in public. */
  onBegin: ((beginning: Beginning) => void) | undefined;
}

/** What happens in public while one talks in private: the customer writes there again, or others ask how it ended. */
export function PublicNews({ file, sightings, onBegin }: Props) {
  const news = publicAgain(file, sightings);
  return (
    <>
      {news && <Again news={news} file={file} onBegin={onBegin} />}
      <Others asked={askedByOthers(sightings)} file={file} />
    </>
  );
}

function Again({ news, file, onBegin }: { news: News; file: CaseFile; onBegin: Props["onBegin"] }) {
  const { sighting, post, tone, answered } = news;
  const { author_name, author_handle, id } = file.case;
  const instead = sighting.seen === "instead" ? " in place of a private message" : " again";
  const begin = !answered && post && onBegin;
  return (
    <Alert
      color={answered ? "gray" : "orange"}
      role={answered ? "note" : "alert"}
      icon={<IconSpeakerphone aria-hidden />}
      title={`They wrote in public${instead}${answered ? ", and you answered" : ""}`}
    >
      <Text size="sm">
        <ForeignName>{author_name || author_handle}</ForeignName>, <When at={sighting.at} />
        {sighting.found_in !== id && (
          <>
            {", in "}
            <CaseLink id={sighting.found_in}>another thread</CaseLink>
          </>
        )}
        .{tone && ` ${tone}.`}
      </Text>
      {post && (
        <Text size="sm" component="div" my={6}>
          <ForeignText>{post.mention.text}</ForeignText>
        </Text>
      )}
      <Group gap="sm">
        {begin && (
          <Button variant="default" size="xs" onClick={() => begin({ inReplyTo: sighting.mention_id })}>
            Answer in public
          </Button>
        )}
        <OutLink href={post?.mention.url}>{`See it on ${PLATFORMS[sighting.platform]}`}</OutLink>
      </Group>
      {begin && (
        <Text size="xs" c="dimmed" mt={6}>
          Nothing that only stands in private belongs there; the rules look for it while you type.
        </Text>
      )}
    </Alert>
  );
}

const SHOWN = 3;

function Others({ asked, file }: { asked: Sighting[]; file: CaseFile }) {
  if (asked.length === 0) return null;
  return (
    <Alert
      color="blue"
      role="note"
      title={asked.length === 1 ? "Somebody asks how it ended" : "Others ask how it ended"}
    >
      <List size="sm" listStyleType="none">
        {asked.slice(0, SHOWN).map(({ mention_id, at, found_in }) => {
          const post = file.thread.find(({ mention }) => mention.id === mention_id)?.mention;
          return (
            <List.Item key={mention_id}>
              <When at={at} />
              {", "}
              {post ? (
                <OutLink href={post.url}>{`see it on ${PLATFORMS[post.platform]}`}</OutLink>
              ) : (
                <CaseLink id={found_in}>in a case of their own</CaseLink>
              )}
            </List.Item>
          );
        })}
      </List>
      {asked.length > SHOWN && <Text size="sm">And {asked.length - SHOWN} more before.</Text>}
    </Alert>
  );
}
