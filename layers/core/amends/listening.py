"""Listening: read a source, queue what it says, and only then move the cursor."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Protocol, runtime_checkable

from amends.cursor import Cursor, Poll, failed, following
from amends.errors import BadInput, RateLimited, Retry, Stale
from amends.mention import Mention

PAGES = 12  # in one run, at least two: the first is what is newest, the others read on in a backlog


class Source(Protocol):
    """Something that can be polled."""

    @property
    def name(self) -> str:
        """The name that its schedule, its cursor and its log lines share."""
        ...

    def poll(self, position: str | None, now: datetime) -> Poll:
        """Everything newer than the position; raises Retry, RateLimited or Broken."""
        ...


@runtime_checkable
class Acknowledges(Protocol):
    """A source that tells its platform what was taken; nothing of ours depends on it."""

    def acknowledge(self, names: Sequence[str], now: datetime) -> None:
        """Mark them as read; raises Retry or RateLimited."""
        ...


class MentionSink(Protocol):
    """Where mentions go to be read."""

    def send(self, mentions: Sequence[Mention]) -> None:
        """Take every mention, or raise Retry."""
        ...


class CursorStore(Protocol):
    """Where cursors are kept."""

    def get(self, source: str) -> Cursor:
        """The source's cursor, or a new one."""
        ...

    def advance(self, cursor: Cursor) -> Cursor:
        """Write the next version with its receipt, both or neither; raises Stale."""
        ...

    def note(self, cursor: Cursor) -> None:
        """Record a poll that moved nothing, with its receipt."""
        ...


def listen(
    source: Source,
    cursors: CursorStore,
    sink: MentionSink,
    now: datetime,
    has_time: Callable[[], bool] = lambda: True,
    pages: int = PAGES,
) -> str:
    """Poll a source until nothing is left to read or the run must end, and say how it went.

    The cursor moves after each page, with the receipt that says what was read. A crash after `send` repeats one page
    on the next poll, which hearing it twice makes harmless; the other order would lose it.
    """
    cursor = cursors.get(source.name)
    outcome = "nothing to read"
    for _ in range(pages):
        try:
            poll = source.poll(cursor.position, now)
            sink.send(poll.mentions)
        except RateLimited as limit:
            # The window opens again by itself: there is nothing to repair and nobody to wake.
            cursors.note(failed(cursor, str(limit), now))
            return str(limit)
        except (BadInput, Retry) as error:
            cursors.note(failed(cursor, f"failed: {error}", now))
            raise
        after = following(cursor, poll, now, _acknowledged(source, poll, now))
        outcome = after.outcome
        try:
            cursor = cursors.advance(after)
        except Stale:
            return "another poll came first"
        if not poll.more or not has_time():
            break
    return outcome


def listen_to_all(
    sources: Sequence[Source],
    cursors: CursorStore,
    sink: MentionSink,
    now: datetime,
    has_time: Callable[[], bool] = lambda: True,
    metered: Callable[[str], AbstractContextManager[object]] = nullcontext,
) -> dict[str, str]:
    """Poll each source by itself: one that fails stops no other, and is raised once all had their turn."""
    outcomes: dict[str, str] = {}
    failures: list[str] = []
    for source in sources:
        try:
            with metered(source.name):
                outcomes[source.name] = listen(source, cursors, sink, now, has_time)
        except (BadInput, Retry) as error:
            failures.append(f"{source.name}: {error}")
    if failures:
        raise Retry("; ".join(failures))
    return outcomes


def _acknowledged(source: Source, poll: Poll, now: datetime) -> str:
    """What to add to the outcome: a platform that could not be told keeps nothing from moving on."""
    if not (poll.unread and isinstance(source, Acknowledges)):
        return ""
    try:
        source.acknowledge(poll.unread, now)
    except Retry as error:
        return f"; not marked as read: {error}"
    return ""
