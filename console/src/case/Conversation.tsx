import { Stack } from "@mantine/core";
import { useState } from "react";
import type { CaseFile } from "../api/client";
import { useHints } from "../api/queries/handoffs";
import { BetterInPrivate } from "../handoff/BetterInPrivate";
import { CouldJoin } from "../handoff/CouldJoin";
import { Invitation } from "../handoff/Invitation";
import { PersonalData } from "../handoff/PersonalData";
import { PublicNews } from "../handoff/PublicNews";
import { current, isOpen } from "../handoff/words";
import { PrivatePart } from "../private/PrivatePart";
import { isClosed } from "../work/words";
import type { Beginning } from "./beginning";
import { Replies } from "./Replies";
import { Thread } from "./Thread";
import { answerable, part } from "./thread";

/** What is said: in public, in private, and what is about to be; the two plainly apart. */
export function Conversation({ file, mayWork }: { file: CaseFile; mayWork: boolean }) {
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [inviting, setInviting] = useState(false);
  const inPublic = part(file, false);
  const apart = (file.private_part?.messages ?? 0) > 0;
  const isPublic = inPublic.thread.length > 0;
  const works = mayWork && !isClosed(file.case.state);
  const handoff = current(file.handoffs);
  const latest = answerable(inPublic.thread)[0]?.mention.id;
  const isUnderWay = handoff !== undefined && isOpen(handoff);
  const hints = useHints(inPublic, works && isPublic).data;
  const onBegin = works && latest !== undefined ? setBeginning : undefined;
  return (
    <>
      <CouldJoin of={file.case} />
      {handoff && <PublicNews file={file} sightings={file.sightings} onBegin={onBegin} />}
      {isPublic && <Thread file={inPublic} apart={apart} />}
      <PrivatePart file={file} mayWork={mayWork} />
      {works && isPublic && (
        <Stack gap="sm">
          <PersonalData hints={hints} onBegin={onBegin} />
          {inviting && latest !== undefined && !isUnderWay ? (
            <Invitation
              file={inPublic}
              inReplyTo={latest}
              suggested={hints?.hints[0]?.reason}
              onClose={() => setInviting(false)}
            />
          ) : (
            !isUnderWay && (
              <BetterInPrivate
                hints={hints}
                onInvite={latest !== undefined ? () => setInviting(true) : undefined}
              />
            )
          )}
        </Stack>
      )}
      {(isPublic || inPublic.replies.length > 0) && (
        <Replies
          key={file.case.id}
          file={inPublic}
          mayWork={mayWork}
          apart={apart}
          quiet={inviting && !isUnderWay}
          beginning={beginning}
          onBegun={() => setBeginning(null)}
        />
      )}
    </>
  );
}
