"""How far a source was read: what a poll brings, and the cursor and its receipt behind it."""

from datetime import datetime
from math import ceil

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.coverage import Gap, Receipt, merged
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
    covered_to: AwareDatetime | None = None
    receipt: Receipt | None = None  # the latest one, which the next poll can add to

    @property
    def failed(self) -> bool:
        """Whether the last poll brought an error in place of an answer."""
        return self.outcome.startswith("failed")


class Poll(BaseModel):
    """What one poll brought: posts, and the position behind them.

    A source that reads page by page gives one page at a time and says whether there is `more`; one that knows what
    span of time it read says so, of the others it is taken to be everything since their last poll.
    """

    mentions: list[Mention]
    position: str | None
    gap: str = ""  # what the platform no longer shows us, in words
    gaps: list[Gap] = []  # the same where its bounds are known, and what is still to be read
    covered: tuple[AwareDatetime, AwareDatetime] | None = None
    more: bool = False
    unread: list[str] = []  # what the platform may call read once it is queued


def following(cursor: Cursor, poll: Poll, now: datetime, unmarked: str = "") -> Cursor:
    """The cursor behind a poll, with its receipt."""
    before = cursor.covered_to or now
    gaps = poll.gaps or ([Gap(since=before, until=now, why=poll.gap)] if poll.gap else [])
    covered = poll.covered or (None if poll.gap else (before, now))
    why = poll.gap or (gaps[0].why if gaps else "")
    ids = sorted((mention.id for mention in poll.mentions), key=lambda one: (len(one), one))
    receipt = Receipt(
        source=cursor.source,
        at=now,
        polled_at=now,
        since=covered[0] if covered else None,
        until=covered[1] if covered else None,
        from_id=ids[0] if ids else None,
        to_id=ids[-1] if ids else None,
        count=len(ids),
        complete=not why,
        why=why,
        gaps=gaps,
        version=cursor.version + 1,
    )
    return cursor.model_copy(
        update={
            "position": poll.position,
            "polled_at": now,
            "first_polled_at": cursor.first_polled_at or now,
            "outcome": (f"incomplete: {why}" if why else "complete") + unmarked,
            "count": len(ids),
            **_traffic(cursor, len(ids), now),
            "version": cursor.version + 1,
            # What a platform no longer shows is lost for good: a later poll must not claim it.
            "covered_to": max(before, covered[1]) if covered else now,
            "receipt": merged(cursor.receipt, receipt) or receipt,
        }
    )


def _traffic(cursor: Cursor, count: int, now: datetime) -> dict[str, int]:
    """Quiet polls in a row and posts an hour, by the pages of one run together."""
    if cursor.polled_at == now:  # a further page: as much more traffic as it is longer than the page before
        more = ceil(cursor.an_hour * count / cursor.count) if cursor.count else 0
        return {"quiet": 0 if count else cursor.quiet, "an_hour": cursor.an_hour + more}
    return {"quiet": 0 if count else cursor.quiet + 1, "an_hour": an_hour(cursor, count, now)}


def an_hour(cursor: Cursor, count: int, now: datetime) -> int:
    """Posts an hour since the last poll; of the very first one nobody knows over what time they came."""
    if not cursor.first_polled_at or not cursor.polled_at:
        return 0
    waited = max((now - cursor.polled_at).total_seconds(), 1.0)
    return ceil(count * 3600 / waited)


def failed(cursor: Cursor, why: str, now: datetime) -> Cursor:
    """The cursor after a poll that moved nothing: it stays where it is, and the receipt says what is not covered."""
    receipt = Receipt(
        source=cursor.source,
        at=now,
        polled_at=now,
        complete=False,
        why=why,
        gaps=[Gap(since=cursor.covered_to or now, until=now, why=why)],
        version=cursor.version,
    )
    return cursor.model_copy(
        update={"polled_at": now, "outcome": why, "receipt": merged(cursor.receipt, receipt) or receipt}
    )
