"""A comparison: whose posts are read over which window, and how far they were read.

Each brand has two streams, the complaints to it and its own posts. A stream is read in stretches, the oldest first, a
stretch newest first as X shows it; its top moves with a whole stretch. So all up to the top is known, and measures take
nothing above it. What is younger than five minutes is left: X may show it late.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.walk import LATE, Page, Window, id_at, made_at

REACH = timedelta(days=7) - timedelta(minutes=10)  # the recent search goes no further back
AFTER = timedelta(hours=12)  # after the window, in which answers count
STRETCH = timedelta(hours=6)
KEPT = timedelta(days=400)


class State(StrEnum):
    """How far it is."""

    COLLECTING = "collecting"
    DONE = "done"
    WAITING = "waiting for budget"


class Kind(StrEnum):
    """What a stream reads."""

    COMPLAINTS = "complaints"
    ANSWERS = "answers"


class Words(StrEnum):
    """Which of the brands' own words are still kept."""

    ALL = "all"
    SAMPLES = "samples"
    NONE = "none"


class Side(BaseModel):
    """A brand in a comparison, as the watch list named it when the comparison began; ours stands first."""

    model_config = ConfigDict(frozen=True)

    name: str
    accounts: list[str]

    def query(self, kind: Kind) -> str:
        """What finds its stream on X."""
        if kind is Kind.ANSWERS:
            return f"({' OR '.join(f'from:{one}' for one in self.accounts)}) -is:retweet"
        to = " OR ".join(f"@{one} OR to:{one}" for one in self.accounts)
        return f"({to}) {' '.join(f'-from:{one}' for one in self.accounts)} -is:retweet"


class Stream(BaseModel):
    """All ids up to `top` are read; `unread` is what is left of the stretch up to `aim`."""

    model_config = ConfigDict(frozen=True)

    side: int
    kind: Kind
    top: int
    aim: int = 0
    unread: Window | None = None
    lost_until: AwareDatetime | None = None  # what was written before was out of X's reach when its turn came


class Comparison(BaseModel):
    """Brands over one window; `until` is None while its incident goes on."""

    model_config = ConfigDict(frozen=True)

    id: str
    brand: str
    name: str
    since: AwareDatetime
    until: AwareDatetime | None = None
    incident_id: str | None = None
    sides: list[Side]
    streams: list[Stream]
    state: State = State.COLLECTING
    posts: int = 0
    made_at: AwareDatetime
    by: str = "amends"
    by_name: str = "Amends"
    measured: bool = False  # everything that was read is in the figures
    measured_at: AwareDatetime | None = None
    done_at: AwareDatetime | None = None
    looked_at: AwareDatetime | None = None  # when its samples were looked up last
    words: Words = Words.ALL
    version: int = 1


def end_of(one: Comparison, kind: Kind) -> datetime | None:
    """Until when a stream is read."""
    if one.until is None:
        return None
    return one.until + AFTER if kind is Kind.ANSWERS else one.until


def next_stream(one: Comparison, now: datetime) -> int | None:
    """The place of the stream that is furthest behind, so that no brand is known better than another."""
    waiting = [
        place for place, stream in enumerate(one.streams) if stream.unread or stream.top < _aim(one, stream, now)
    ]
    return min(waiting, key=lambda place: one.streams[place].top, default=None)


def window_of(one: Comparison, place: int, now: datetime) -> tuple[Comparison, Window]:
    """What to read next of a stream, and the comparison that remembers it."""
    stream = one.streams[place]
    if stream.unread is None:
        lowest = id_at(now - REACH) - 1
        if stream.top < lowest:
            stream = stream.model_copy(update={"top": lowest, "lost_until": now - REACH})
        aim = min(_aim(one, stream, now), id_at(made_at(stream.top) + STRETCH))
        # Bounds are excluded, and an id may be the very first of its moment: a top lies below it.
        stream = stream.model_copy(update={"aim": aim, "unread": Window(above=stream.top, below=aim + 1)})
    assert stream.unread is not None  # noqa: S101  # it was there, or was just made
    return _with(one, place, stream), stream.unread


def read(one: Comparison, place: int, page: Page) -> Comparison:
    """The comparison behind a page of a stream's window."""
    stream = one.streams[place]
    if page.ends or stream.unread is None:
        after = stream.model_copy(update={"top": max(stream.aim, stream.top), "unread": None})
    else:
        below = min(page.ids, default=stream.unread.below)
        after = stream.model_copy(update={"unread": stream.unread.model_copy(update={"below": below})})
    return _with(one, place, after).model_copy(update={"posts": one.posts + len(page.ids)})


def settled(one: Comparison, now: datetime, *, spent: bool) -> Comparison:
    """The comparison in the state that a run leaves it in."""
    ends = [(end_of(one, stream.kind), stream) for stream in one.streams]
    if all(end is not None and stream.top >= id_at(end) - 1 for end, stream in ends):
        return one.model_copy(update={"state": State.DONE, "done_at": one.done_at or now})
    return one.model_copy(update={"state": State.WAITING if spent else State.COLLECTING})


def read_until(one: Comparison, side: int, kind: Kind) -> datetime:
    """Up to when everything of a stream is known."""
    (stream,) = (each for each in one.streams if (each.side, each.kind) == (side, kind))
    return made_at(stream.top + 1)


def _aim(one: Comparison, stream: Stream, now: datetime) -> int:
    """The id up to which the stream can be read now."""
    end = end_of(one, stream.kind)
    return id_at(min(now - LATE, end) if end else now - LATE) - 1


def _with(one: Comparison, place: int, stream: Stream) -> Comparison:
    streams = [stream if at == place else each for at, each in enumerate(one.streams)]
    return one.model_copy(update={"streams": streams})


def going_on(known: Sequence[Comparison]) -> list[Comparison]:
    """Those that are not done."""
    return [one for one in known if one.state is not State.DONE]
