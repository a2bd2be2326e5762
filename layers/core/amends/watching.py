"""Watching the outbox: what was approved and never taken, and what was taken and never recorded."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from amends.casefile import Page, Span
from amends.errors import Retry, Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.platform import Platform
from amends.publishing import UNWANTED, CaseStore, HeldOptOuts, ReplyStore, is_unwanted, posted
from amends.reply import Reply, ReplyState, move

NOT_TAKEN = timedelta(seconds=90)  # the queue hands a reply over within a second; after this its message was lost
NOT_RECORDED = timedelta(minutes=3)  # longer than the publisher may run, so its claim is dead
LOOKED_FOR = timedelta(hours=1)  # what our timeline does not show by then, a person settles
PAGE = 50


class WatchedReplies(ReplyStore, Protocol):
    """Replies that can be listed by state."""

    def by_state(
        self, state: ReplyState, limit: int, cursor: str | None = None, since: Span | None = None
    ) -> Page[Reply]:
        """A page of the replies in a state, the longest waiting first."""
        ...


class Outbox(Protocol):
    """The queue of approved replies."""

    def send(self, reply: Reply) -> None:
        """Hand the reply to the publisher, or raise Retry."""
        ...


def requeue(replies: WatchedReplies, outbox: Outbox, now: datetime) -> int:
    """Hand approved replies over once more whose message was lost or whose wait is over; how many."""
    sent = 0
    for reply in _all(replies, ReplyState.APPROVED):
        ready = reply.not_before <= now if reply.not_before else now - reply.since >= NOT_TAKEN
        if ready:
            outbox.send(reply)
            sent += 1
    return sent


def withdraw_unwanted(replies: WatchedReplies, cases: CaseStore, optouts: HeldOptOuts, now: datetime) -> int:
    """Take back approved replies to customers who have opted out since, so that nobody waits for them; how many."""
    withdrawn = 0
    for reply in _all(replies, ReplyState.APPROVED):
        if not is_unwanted(reply, cases, optouts):
            continue
        void = move(reply, ReplyState.VOID, now, note=UNWANTED)
        try:
            replies.save(void, Event(at=now, kind="withdrawn", reply_id=reply.id, note=UNWANTED))
            withdrawn += 1
        except Stale:
            continue  # The publisher came first, and looks itself.
    return withdrawn


def settle(replies: WatchedReplies, platforms: Mapping[PlatformName, Platform], cases: CaseStore, now: datetime) -> int:
    """Look in our own timelines for replies that nobody recorded; how many were found.

    One that is not found stays maybe_posted, in front of a person: a timeline can be late, so that proves nothing.
    """
    for reply in _all(replies, ReplyState.POSTING, (datetime.min.replace(tzinfo=UTC), now - NOT_RECORDED)):
        doubtful = move(reply, ReplyState.MAYBE_POSTED, now, note="the publisher ended before it recorded the result")
        try:
            replies.save(doubtful, Event(at=now, kind="may have been posted", reply_id=reply.id, note=doubtful.note))
        except Stale:
            continue
    found = 0
    for reply in _all(replies, ReplyState.MAYBE_POSTED, (now - LOOKED_FOR, now)):
        try:
            post_id = platforms[reply.platform].find(reply)
            if post_id:
                posted(reply, post_id, replies, cases, now)
                found += 1
        except (Retry, Stale):
            continue  # The next minute looks again.
    return found


def _all(replies: WatchedReplies, state: ReplyState, since: Span | None = None) -> Iterable[Reply]:
    cursor: str | None = None
    while True:
        page = replies.by_state(state, PAGE, cursor, since)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return
