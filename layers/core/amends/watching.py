"""Watching the outbox: who waits and whose turn it is, and what was taken and never recorded."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from amends.casefile import Page, Span
from amends.errors import RateLimited, Retry, Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.outbox import Conversation, Expected, Kind, Window, conversation, expectations, take_turns
from amends.platform import Platform
from amends.posting import Switch
from amends.recording import CaseStore, ReplyStore, posted
from amends.reply import Reply, ReplyState, move
from amends.turns import IN_THE_AIR

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


class Windows(Protocol):
    """The platforms' windows."""

    def window(self, platform: PlatformName, kind: Kind, now: datetime) -> Window:
        """The window as it is now."""
        ...

    def form_line(self, window: Window, line: int | None) -> None:
        """Note the gravest severity that waits for a place, or that none does."""
        ...


class Outbox(Protocol):
    """The queue of approved replies."""

    def send(self, reply: Reply) -> None:
        """Hand the reply to the publisher, or raise Retry."""
        ...


def requeue(replies: WatchedReplies, outbox: Outbox, budgets: Windows, switch: Switch, now: datetime) -> int:
    """Hand over approved replies whose message was lost or whose wait is over, the gravest first; how many.

    No more than the platform's window takes: what is handed over beyond that would only come back. Unless posting is
    on they are left where they are, so that nothing circles; the first minutes after it is turned on hand all over.
    """
    if switch.get().holds:
        return 0
    waiting, busy, windows = line(replies, budgets, now)
    turns = take_turns(waiting, windows, busy, now)
    for reply in turns.go:
        outbox.send(reply)
    for platform, window in windows.items():
        if window.line != turns.line.get(platform):
            budgets.form_line(window, turns.line.get(platform))
    return len(turns.go)


def line(
    replies: WatchedReplies, budgets: Windows, now: datetime
) -> tuple[list[Reply], frozenset[Conversation], dict[PlatformName, Window]]:
    """The replies that wait, the conversations in which one is in the air, and the platforms' windows."""
    waiting = list(listed(replies, ReplyState.APPROVED))
    flying = [reply for state in sorted(IN_THE_AIR) for reply in listed(replies, state)] if waiting else []
    windows = {platform: budgets.window(platform, Kind.POST, now) for platform in PlatformName}
    return waiting, frozenset(conversation(reply) for reply in flying), windows


def expected(replies: WatchedReplies, budgets: Windows, now: datetime) -> list[Expected]:
    """The waiting replies in their order, each with the time at which it will probably be posted."""
    waiting, busy, windows = line(replies, budgets, now)
    return expectations(waiting, windows, busy, now)


def settle(
    replies: WatchedReplies,
    platforms: Mapping[PlatformName, Platform],
    cases: CaseStore,
    now: datetime,
    has_time: Callable[[], bool] = lambda: True,
    outbox: Outbox | None = None,
) -> int:
    """Look in our own timelines for replies that nobody recorded; how many were found.

    One that is not found stays maybe_posted, in front of a person: a timeline can be late, so that proves nothing.
    A platform whose window is closed is asked no more in this run, and nobody is looked for once time is short: where
    a platform hangs each look takes as long as our patience, and those who wait for their turn wait behind it. What was
    said in private only the publisher can look for: it gets those from the `outbox` again.
    """
    for reply in listed(replies, ReplyState.POSTING, (datetime.min.replace(tzinfo=UTC), now - NOT_RECORDED)):
        doubtful = move(reply, ReplyState.MAYBE_POSTED, now, note="the publisher ended before it recorded the result")
        try:
            replies.save(doubtful, Event(at=now, kind="may have been posted", reply_id=reply.id, note=doubtful.note))
        except Stale:
            continue
    found = 0
    closed: set[PlatformName] = set()
    for reply in listed(replies, ReplyState.MAYBE_POSTED, (now - LOOKED_FOR, now)):
        if not has_time():
            break
        if reply.private:
            if outbox:
                outbox.send(reply)
            continue
        if reply.platform in closed:
            continue
        try:
            post_id = platforms[reply.platform].find(reply)
            if post_id:
                posted(reply, post_id, replies, cases, now)
                found += 1
        except RateLimited:
            closed.add(reply.platform)
        except (Retry, Stale):
            continue  # The next minute looks again.
    return found


def listed(replies: WatchedReplies, state: ReplyState, since: Span | None = None) -> Iterable[Reply]:
    """Every reply in a state, page by page, the longest waiting first."""
    cursor: str | None = None
    while True:
        page = replies.by_state(state, PAGE, cursor, since)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return
