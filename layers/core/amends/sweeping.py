"""Looking again at every stored post on its platform, so that what was edited or taken away there is so here.

Posts are looked at a day at a time: all that were heard on it, and all whose words came with an answer. How far a day's
look got is kept, so that a run goes on where the last one ended, and so is when the last whole look began.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.casefile import Page
from amends.errors import Retry, Stale
from amends.mention import Mention, PlatformName
from amends.removal import Removals, remove
from amends.tombstone import Why

PROMISED = timedelta(hours=24)  # X and Reddit: what is gone there is gone here within a day
# A day is young until it ends: X bills a post once a day, so that looking again on the day it was heard costs nothing.
YOUNG = timedelta(days=1)
YOUNG_AGAIN = timedelta(hours=1)
OLD_AGAIN = timedelta(hours=12)  # half of what is promised, so that a day may fail
PAGE = 100  # posts that both platforms show in one call
CALLS = 15  # a run: a sixtieth of X's window, a sixth of Reddit's minute
REMOVED = 50  # a run: each takes some ten writes
PAGES = 60  # a run: pages of which nothing is left to look at cost no call


class Stored(BaseModel):
    """A post that is in the table, as far as looking at it again needs."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    id: str
    newest: str  # the id of its latest version that is known
    read_at: AwareDatetime
    heard: bool = True  # else only its words are here, beside a post that answers or quotes it
    over: bool = False  # removed before, or private: nothing to look at


class Finding(BaseModel):
    """What became of a post: it is gone, or its author edited it."""

    model_config = ConfigDict(frozen=True)

    post: Stored
    gone: Why | None = None
    edit: Mention | None = None


class Day(BaseModel):
    """How far the posts of a day were looked at; `partition` names them in the table's index."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    partition: str
    day: date
    position: str | None = None
    began_at: AwareDatetime | None = None
    looked_at: AwareDatetime | None = None  # when the last whole look began
    version: int = 1


class Eyes(Protocol):
    """A platform on which posts can be looked up."""

    def look(self, posts: Sequence[Stored], now: datetime) -> list[Finding]:
        """What became of a hundred posts at most; those that stand as they were are left out.

        Raises RateLimited or Retry.
        """
        ...


class Days(Protocol):
    """Where is kept how far the days were looked at."""

    def all(self, platform: PlatformName, now: datetime) -> list[Day]:
        """Every day of which posts may be stored."""
        ...

    def page(self, day: Day, limit: int) -> Page[Stored]:
        """The day's next posts, those of other platforms left out."""
        ...

    def save(self, day: Day) -> None:
        """Write the day's next version; raises Stale."""
        ...


class EditSink(Protocol):
    """Where edited posts go to be read again."""

    def send(self, mentions: Sequence[Mention]) -> None:
        """Take every mention, or raise Retry."""
        ...


class Swept(BaseModel):
    """What a run did, and since when every post of the platform has been looked at."""

    looked: int = 0
    removed: int = 0
    edited: int = 0
    stopped: str = ""


def due(days: Iterable[Day], now: datetime, *, young_only: bool) -> list[Day]:
    """The days whose turn it is, the longest unseen first; with `young_only` others see to the old ones."""
    waiting = [day for day in days if _is_due(day, now) and (is_young(day, now) or not young_only)]
    return sorted(waiting, key=seen_at)


def seen_at(day: Day) -> datetime:
    """From when on nothing of the day was looked at: a day without a whole look counts from its beginning."""
    return day.looked_at or datetime.combine(day.day, time(), UTC)


def oldest(days: Iterable[Day], now: datetime) -> timedelta:
    """How long ago the look began that saw every post last."""
    return max((now - seen_at(day) for day in days), default=timedelta())


def is_young(day: Day, now: datetime) -> bool:
    """Whether the day is so young that its posts are looked at one by one."""
    return datetime.combine(day.day, time(), UTC) > now - YOUNG


def sweep(
    platform: PlatformName,
    eyes: Eyes,
    days: Days,
    posts: Removals,
    sink: EditSink,
    now: datetime,
    *,
    young_only: bool = False,
) -> Swept:
    """Look at the days whose turn it is, as far as one run reaches."""
    done = Swept()
    pages = 0
    for waiting in due(days.all(platform, now), now, young_only=young_only):
        day: Day | None = waiting
        while day is not None:
            if pages >= PAGES or done.looked >= CALLS * PAGE or done.removed >= REMOVED:
                return done
            pages += 1
            try:
                day = _look(day, eyes, days, posts, sink, done, now)
            except Stale:
                return done.model_copy(update={"stopped": "another run looks"})
            except Retry as error:
                return done.model_copy(update={"stopped": str(error)})
    return done


def _look(day: Day, eyes: Eyes, days: Days, posts: Removals, sink: EditSink, done: Swept, now: datetime) -> Day | None:
    """A page of a day; the day as it goes on, None when it is done."""
    page = days.page(day, PAGE)
    wanted = [post for post in page.items if not post.over]
    findings = eyes.look(wanted, now) if wanted else []
    for finding in findings:
        if finding.gone:
            done.removed += remove(finding.post.platform, finding.post.id, finding.gone, posts, now)
        elif finding.edit and not finding.post.heard:
            # Nobody has addressed us with it: its earlier words go, and its new ones are none of ours.
            posts.forget_parent(finding.post.platform, finding.post.id)
    edits = [finding.edit for finding in findings if finding.edit and finding.post.heard]
    sink.send(edits)
    done.looked += len(wanted)
    done.edited += len(edits)
    after = _after(day, page.next, now)
    days.save(after)
    return after if page.next else None


def _after(day: Day, position: str | None, now: datetime) -> Day:
    began_at = day.began_at if day.position and day.began_at else now
    looked_at = day.looked_at if position else began_at
    changes = {"position": position, "began_at": began_at, "looked_at": looked_at, "version": day.version + 1}
    return day.model_copy(update=changes)


def _is_due(day: Day, now: datetime) -> bool:
    again = YOUNG_AGAIN if is_young(day, now) else OLD_AGAIN
    return day.position is not None or day.looked_at is None or now - day.looked_at >= again
