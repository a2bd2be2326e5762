"""What becomes of a reply, each move in one write with its event."""

from datetime import datetime
from typing import Protocol

from amends.case import Case, CaseState, answered
from amends.casefile import CaseFile
from amends.errors import Stale
from amends.event import Event
from amends.reply import Reply, ReplyState, hold, move
from amends.review.approving import unapprove
from amends.tombstone import PostNow
from amends.turns import TurnStore

TRIES = 3  # at a case that others change while we record


class ReplyStore(TurnStore, Protocol):
    """Where replies are kept."""

    def save(self, reply: Reply, *events: Event, case: Case | None = None, owner: str | None = None) -> Reply:
        """Write the next version with its events; raises Stale when another came first, or the owner is another."""
        ...

    def stopped(self, reply: Reply) -> str:
        """Why the statement that a reply gives out is not given out any more; empty while it is, and for others."""
        ...


class CaseStore(Protocol):
    """Where cases are kept."""

    def get(self, case_id: str) -> Case:
        """The case as it is now."""
        ...

    def file(self, case_id: str) -> CaseFile:
        """The case with its thread and its replies as they are now."""
        ...

    def post(self, platform: str, post_id: str) -> PostNow:
        """What became of a post since it was heard."""
        ...


def posted(reply: Reply, post_id: str, replies: ReplyStore, cases: CaseStore, now: datetime) -> Reply:
    """Record that the reply is public, and that it is the customer's turn where it answers all that they wrote."""
    done = move(reply, ReplyState.POSTED, now, post_id=post_id, note="")
    event = event_of(done, "posted", now)
    if reply.answers_nobody:
        return replies.save(done, event)
    for _ in range(TRIES):
        case = cases.get(reply.case_id)
        if not is_answered_by(case, reply):
            break
        try:
            return replies.save(done, event, case=answered(case))
        except Stale:
            continue  # Someone claims the case, or the customer writes, in this very moment: look again.
    # The reply is public, whatever becomes of the case.
    return replies.save(done, event)


def is_answered_by(case: Case, reply: Reply) -> bool:
    """Whether an open case waits for nothing more: a post written after the reply was begun is not answered by it."""
    return case.state is CaseState.OPEN and case.last_mention_at <= reply.created_at


def held(reply: Reply, why: str, replies: ReplyStore, now: datetime) -> Reply:
    """Leave an approved reply where it is, with the reason; raises Stale when it says so already."""
    if reply.note == why:
        raise Stale(why)  # It was delivered twice, and its history says so once.
    held = hold(reply, why)
    return replies.save(held, event_of(held, "waits to be posted", now))


def waits(reply: Reply, until: datetime | None, why: str, replies: ReplyStore, now: datetime) -> Reply:
    """Put a reply back among the approved ones, until a moment or until posting is on."""
    waiting = move(reply, ReplyState.APPROVED, now, not_before=until, note=why)
    return replies.save(waiting, event_of(waiting, "waits to be posted", now))


def voided(reply: Reply, why: str, replies: ReplyStore, now: datetime) -> Reply:
    """Take a reply back whose question is gone."""
    void = move(reply, ReplyState.VOID, now, note=why)
    return replies.save(void, event_of(void, _of_statement(void, "withdrawn"), now))


def sent_back(reply: Reply, why: str, replies: ReplyStore, now: datetime) -> Reply:
    """Send a reply back to its author: its approval was for something else. A statement's, or a message, is void."""
    if reply.statement or reply.private:
        return voided(reply, why, replies, now)
    returned = unapprove(reply, why, now)
    told = tuple(given.by for given in reply.approvals)
    return replies.save(returned, event_of(returned, "approval void", now).model_copy(update={"to": told}))


def refused(reply: Reply, why: str, replies: ReplyStore, now: datetime) -> Reply:
    """Record why a reply is not posted."""
    refused = move(reply, ReplyState.REFUSED, now, note=why)
    return replies.save(refused, event_of(refused, _of_statement(refused, "refused"), now))


def event_of(reply: Reply, kind: str, now: datetime) -> Event:
    """What happened to a reply, for its case's history."""
    return Event(at=now, kind=kind, reply_id=reply.id, note=reply.note)


def _of_statement(reply: Reply, kind: str) -> str:
    """The kind with a name of its own where it is one delivery of many, of which nobody is told one by one."""
    return f"statement {kind}" if reply.statement else kind
