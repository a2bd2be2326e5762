"""Reading a platform's ids newest first, a page at a time, without ever forgetting what lies between."""

from datetime import UTC, datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

EPOCH_MS = 1288834974657  # X's ids count from here
BITS = 22  # below the milliseconds of an id
LATE = timedelta(minutes=5)  # a post can be shown so long after its id was made


def made_at(post_id: int | str) -> datetime:
    """When X made an id: its upper bits count milliseconds from X's own epoch."""
    return datetime.fromtimestamp(((int(post_id) >> BITS) + EPOCH_MS) / 1000, UTC)


def id_at(moment: datetime) -> int:
    """An id that is above every id made before the moment, and belongs to no post."""
    return max(int(moment.timestamp() * 1000) - EPOCH_MS, 0) << BITS


class Window(BaseModel):
    """Ids between two bounds, both excluded, which are still to be read; no `below` means up to the newest."""

    model_config = ConfigDict(frozen=True)

    above: int
    below: int | None = None
    again: bool = False  # read once already: what X showed late is looked for
    depth: int = 0  # newer posts that were seen: a timeline ends at a number of them
    token: str = ""  # the platform's own way to the next page, where it has no other


class Page(BaseModel):
    """What a page showed of a window; `ends` where nothing older is left in it."""

    ids: list[int]
    ends: bool


class Walk(BaseModel):
    """How far a source was read: all up to `top`, less the `unread` windows, the newest of them first.

    A walk is what a cursor's position holds. Each page makes the next walk out of it, so that a process that dies
    between two pages has lost at most one of them, and that one is read again.
    """

    model_config = ConfigDict(frozen=True)

    top: int
    sure: int  # all up to here was read late enough for what X shows late
    unread: tuple[Window, ...] = ()
    run: AwareDatetime | None = None  # the last run that looked at what is newest


def begin(now: datetime, look_back: timedelta) -> Walk:
    """The walk of a source that was never read."""
    start = id_at(now - look_back)
    return Walk(top=start, sure=start)


def window(walk: Walk, now: datetime) -> Window | None:
    """What to read next: in each run the newest first, then what earlier pages left; None when all is read."""
    if walk.run != now:
        return Window(above=walk.top)
    return walk.unread[0] if walk.unread else None


def after(walk: Walk, read: Window, page: Page, now: datetime, token: str = "") -> Walk:
    """The walk behind a page of a window."""
    rest: tuple[Window, ...] = ()
    if not page.ends:
        below = min(page.ids, default=read.below)
        rest = (read.model_copy(update={"below": below, "depth": read.depth + len(page.ids), "token": token}),)
    if read.below is not None:
        return _looked_again(walk.model_copy(update={"unread": rest + walk.unread[1:]}), now)
    others = tuple(one.model_copy(update={"depth": one.depth + len(page.ids)}) for one in walk.unread)
    top, sure = max([walk.top, *page.ids]), walk.sure
    if page.ends:
        # Where nothing happens the top follows the clock, a little behind it, and is read over again each time.
        top = max(top, id_at(now - LATE))
        if sure >= walk.top:
            sure = max(sure, id_at(now - LATE))
    return _looked_again(Walk(top=top, sure=sure, unread=rest + others, run=now), now)


def _looked_again(walk: Walk, now: datetime) -> Walk:
    """The walk, with a second look at what is old enough by now, once nothing else is unread."""
    settled = id_at(now - LATE)
    if walk.unread or made_at(walk.sure) + 2 * LATE > now or settled <= walk.sure:
        return walk
    again = Window(above=walk.sure, below=min(settled, walk.top) + 1, again=True)
    return walk.model_copy(update={"unread": (again,), "sure": settled})


def covered(read: Window, page: Page, now: datetime) -> tuple[datetime, datetime]:
    """The span of time that a page of a window covers."""
    newest = max([made_at(one) for one in page.ids] + [now]) if read.below is None else made_at(read.below)
    oldest = made_at(read.above) if page.ends else made_at(min(page.ids, default=read.below or id_at(now)))
    return min(oldest, newest), newest
