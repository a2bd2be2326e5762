"""Posting an approved reply, at most once."""

from datetime import datetime, timedelta
from typing import Protocol

from amends.case import Case, CaseState, answered
from amends.errors import MaybePosted, RateLimited, Refused, Retry, Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.platform import Platform
from amends.reply import Reply, ReplyState, is_bound, move

TRIES = 3  # at a case that others change while we record
UNWANTED = "the customer asked us not to answer any more"
TRY_AGAIN = timedelta(seconds=30)  # after a failure that certainly left nothing public


class ReplyStore(Protocol):
    """Where replies are kept."""

    def get(self, case_id: str, reply_id: str) -> Reply:
        """The reply as it is now."""
        ...

    def save(self, reply: Reply, event: Event, case: Case | None = None) -> Reply:
        """Write the next version with its event; raises Stale when another came first."""
        ...


class CaseStore(Protocol):
    """Where cases are kept."""

    def get(self, case_id: str) -> Case:
        """The case as it is now."""
        ...


class HeldOptOuts(Protocol):
    """Who has opted out."""

    def holds(self, platform: PlatformName, author_id: str) -> bool:
        """Whether this author has opted out."""
        ...


def publish(
    reply: Reply, platform: Platform, replies: ReplyStore, cases: CaseStore, optouts: HeldOptOuts, now: datetime
) -> Reply:
    """Claim an approved reply, post it, and record what the platform said.

    Raises Stale when it is not ours to post: someone claimed, changed or withdrew it first. The claim settles that race
    in the table, so a message that is delivered twice posts once.
    """
    if reply.state is not ReplyState.APPROVED:
        raise Stale(f"the reply is {reply.state}")
    if reply.not_before and now < reply.not_before:
        raise Stale(f"the reply waits until {reply.not_before}")
    if not is_bound(reply):
        return replies.save(*_refused(_claimed(reply, replies, now), "the text changed after its approval", now))
    if is_unwanted(reply, cases, optouts):
        return replies.save(*_refused(_claimed(reply, replies, now), UNWANTED, now))
    claimed = _claimed(reply, replies, now)
    try:
        post_id = platform.reply(claimed)
    except RateLimited as limit:
        return _waits(claimed, limit.until, str(limit), replies, now)
    except Retry as error:
        return _waits(claimed, now + TRY_AGAIN, str(error), replies, now)
    except Refused as error:
        return replies.save(*_refused(claimed, str(error), now))
    except MaybePosted as error:
        doubtful = move(claimed, ReplyState.MAYBE_POSTED, now, note=str(error))
        return replies.save(doubtful, _event(doubtful, "may have been posted", now))
    # Any other error leaves the claim: the reply may be public already, and `watch` looks for it.
    return posted(claimed, post_id, replies, cases, now)


def posted(reply: Reply, post_id: str, replies: ReplyStore, cases: CaseStore, now: datetime) -> Reply:
    """Record that the reply is public, and that it is the customer's turn where it answers all that they wrote."""
    done = move(reply, ReplyState.POSTED, now, post_id=post_id, note="")
    event = _event(done, "posted", now)
    for _ in range(TRIES):
        case = cases.get(reply.case_id)
        if not is_answered_by(case, reply):
            break
        try:
            return replies.save(done, event, answered(case))
        except Stale:
            continue  # Someone claims the case, or the customer writes, in this very moment: look again.
    # The reply is public, whatever becomes of the case.
    return replies.save(done, event)


def is_answered_by(case: Case, reply: Reply) -> bool:
    """Whether an open case waits for nothing more: a post written after the reply was begun is not answered by it."""
    return case.state is CaseState.OPEN and case.last_mention_at <= reply.created_at


def is_unwanted(reply: Reply, cases: CaseStore, optouts: HeldOptOuts) -> bool:
    """Whether the customer whom the reply answers has opted out."""
    return optouts.holds(reply.platform, cases.get(reply.case_id).author_id)


def _claimed(reply: Reply, replies: ReplyStore, now: datetime) -> Reply:
    claimed = move(reply, ReplyState.POSTING, now, not_before=None, note="")
    return replies.save(claimed, _event(claimed, "posting", now))


def _waits(reply: Reply, until: datetime, why: str, replies: ReplyStore, now: datetime) -> Reply:
    waiting = move(reply, ReplyState.APPROVED, now, not_before=until, note=why)
    return replies.save(waiting, _event(waiting, "waits to be posted", now))


def _refused(reply: Reply, why: str, now: datetime) -> tuple[Reply, Event]:
    refused = move(reply, ReplyState.REFUSED, now, note=why)
    return refused, _event(refused, "refused", now)


def _event(reply: Reply, kind: str, now: datetime) -> Event:
    return Event(at=now, kind=kind, reply_id=reply.id, note=reply.note)
