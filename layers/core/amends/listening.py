"""Listening: read a source, queue what it says, and only then move the cursor."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import RateLimited, Retry, Stale
from amends.mention import Mention


class Cursor(BaseModel):
    """How far a source was read; `position` is the source's own affair."""

    model_config = ConfigDict(frozen=True)

    source: str
    position: str | None = None
    polled_at: AwareDatetime | None = None
    first_polled_at: AwareDatetime | None = None
    outcome: str = "never polled"
    count: int = 0
    quiet: int = 0  # polls in a row that brought nothing
    an_hour: int = 0  # posts an hour, by the last poll
    version: int = 0

    @property
    def failed(self) -> bool:
        """Whether the last poll brought an error in place of an answer."""
        return self.outcome.startswith("failed")


class Poll(BaseModel):
    """What one poll brought: posts, and the position behind the newest of them."""

    mentions: list[Mention]
    position: str | None
    gap: str = ""  # what the platform no longer shows us, in words


class Source(Protocol):
    """Something that can be polled."""

    @property
    def name(self) -> str:
        """The name that its schedule, its cursor and its log lines share."""
        ...

    def poll(self, position: str | None, now: datetime) -> Poll:
        """Everything newer than the position; raises Retry, RateLimited or Broken."""
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

    def advance(self, cursor: Cursor) -> None:
        """Write the next version; raises Stale."""
        ...

    def note(self, source: str, now: datetime, outcome: str) -> None:
        """Record a poll that moved nothing."""
        ...


def listen(source: Source, cursors: CursorStore, sink: MentionSink, now: datetime) -> str:
    """Poll a source once and say how it went.

    A crash after `send` repeats those posts on the next poll, which hearing them twice makes harmless; the other
    order would lose them.
    """
    cursor = cursors.get(source.name)
    try:
        poll = source.poll(cursor.position, now)
        sink.send(poll.mentions)
    except RateLimited as limit:
        # The window opens again by itself: there is nothing to repair and nobody to wake.
        cursors.note(source.name, now, str(limit))
        return str(limit)
    except Retry as error:
        cursors.note(source.name, now, f"failed: {error}")
        raise
    outcome = f"incomplete: {poll.gap}" if poll.gap else "complete"
    try:
        cursors.advance(
            cursor.model_copy(
                update={
                    "position": poll.position,
                    "polled_at": now,
                    "first_polled_at": cursor.first_polled_at or now,
                    "outcome": outcome,
                    "count": len(poll.mentions),
                    "quiet": 0 if poll.mentions else cursor.quiet + 1,
                    "an_hour": an_hour(cursor, len(poll.mentions), now),
                    "version": cursor.version + 1,
                }
            )
        )
    except Stale:
        return "another poll came first"
    return outcome


def an_hour(cursor: Cursor, count: int, now: datetime) -> int:
    """Posts an hour since the last poll; of the very first one nobody knows over what time they came."""
    if not cursor.first_polled_at or not cursor.polled_at:
        return 0
    waited = max((now - cursor.polled_at).total_seconds(), 1.0)
    return ceil(count * 3600 / waited)
