"""What becomes of answers in review, or approved, when what they answer changes or their time is over."""

from datetime import datetime
from typing import Protocol

from amends.casefile import CaseFile
from amends.errors import Stale
from amends.event import Event
from amends.reply import Reply, ReplyState
from amends.review.approving import asked, lapsed, start_over, unapprove
from amends.review.seen import NO_INCIDENT, Seen, seen_of

WAITING = frozenset({ReplyState.IN_REVIEW, ReplyState.APPROVED})


class SavesReplies(Protocol):
    """Where replies are kept."""

    def save_reply(self, reply: Reply, event: Event) -> None:
        """Write the next version of a reply with its event; raises Stale."""
        ...


def void(file: CaseFile, replies: SavesReplies, now: datetime, incident: str = NO_INCIDENT) -> int:
    """Take back the approvals that were given for another thread than the case's is now, with the reason; how many.

    Who loses a race here loses nothing: whoever approves next, and the publisher, compare again.
    """
    done = 0
    seen = seen_of((read.mention for read in file.thread), incident)
    for reply in file.replies:
        if reply.state in WAITING and (why := lapsed(reply, seen, now)):
            after = without_approval(reply, why, seen, now)
            try:
                replies.save_reply(after, voided(reply, after, why, now))
            except Stale:
                continue
            done += 1
    return done


def without_approval(reply: Reply, why: str, seen: Seen, now: datetime) -> Reply:
    """In review it starts over, so that its reviewers look again; what was approved goes back to its author."""
    return start_over(reply, why, seen, now) if reply.state is ReplyState.IN_REVIEW else unapprove(reply, why, now)


def voided(before: Reply, after: Reply, why: str, now: datetime) -> Event:
    """What happened, told to those whose approval it was and to those who look again."""
    told = tuple(dict.fromkeys([*(given.by for given in before.approvals), *asked(after)]))
    return Event(at=now, kind="approval void", reply_id=before.id, note=why, to=told)


def overdue(reply: Reply, now: datetime) -> str:
    """Why the reply has waited too long, in words; empty while it has not."""
    if reply.state not in WAITING or reply.expires_at is None or now < reply.expires_at:
        return ""
    if reply.state is ReplyState.APPROVED:
        return "its approval expired before it was posted"
    return "nobody approved it in time" if not reply.approvals else "not everybody approved it in time"
