"""The night's work: the posts of each day that is over are found places, and then its themes are made anew."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from pydantic import BaseModel

from amends.casefile import Page
from amends.themes.post import AFTERWARDS, COMPLAINT, WINDOW, Row, Spoken
from amends.themes.refreshing import CaseNow, Known, in_window, refreshed
from amends.themes.theme import Shelf

OVER = timedelta(minutes=10)  # after midnight: the index shows what was heard a moment late
CLAIM = timedelta(minutes=16)  # longer than the function may take


class Posts(Protocol):
    """The posts that were heard, in English and in public."""

    def heard(self, day: date, after: str | None) -> Page[Spoken]:
        """The day's next posts that stand."""
        ...

    def recovered(self, post: Spoken) -> bool:
        """Whether its author was answered by a person, or their case resolved, before they wrote it."""
        ...

    def standing(self, rows: Iterable[Row]) -> dict[str, Spoken]:
        """Those of the rows' posts that still stand, by their keys, where and as they are now."""
        ...

    def cases(self, ids: Iterable[str]) -> dict[str, CaseNow]:
        """What the cases give their posts."""
        ...


class Shelves(Protocol):
    """Where the shelf is kept, and the places of posts by the days on which they were written."""

    def shelf(self) -> Shelf | None:
        """The shelf as it is; None before the first run."""
        ...

    def claim(self, first: date, now: datetime, until: datetime) -> Shelf | None:
        """The shelf for this run alone, a new one from `first` on; None while another run has it."""
        ...

    def save(self, shelf: Shelf) -> Shelf:
        """Write the shelf's next version; raises Overtaken."""
        ...

    def rows(self, since: date, until: date) -> list[Row]:
        """The rows of days, both included, whose posts are still followed."""
        ...

    def put(self, since: date, until: date, rows: Sequence[Row]) -> None:
        """Have these days hold these rows and no other."""
        ...

    def seal(self, before: date) -> None:
        """Have earlier days keep their counts alone, and no post's name."""
        ...


class Done(BaseModel):
    """What a run did."""

    posts: int = 0
    days: int = 0
    themes: int = 0


def follow(
    posts: Posts,
    shelves: Shelves,
    know: Callable[[Spoken], Known],
    now: datetime,
    has_time: Callable[[], bool],
    ours: Collection[str] = (),
    *,
    early: bool = False,
) -> Done:
    """Read on from where the last run stopped; `early` takes today with it, as far as it is.

    A run that dies leaves the shelf as it was, and rows that the next one writes again as they are.
    """
    done = Done()
    before = shelves.shelf()
    if before and not _due(before, now, early):
        return done
    shelf = shelves.claim((now - WINDOW).astimezone(UTC).date(), now, now + CLAIM)
    if shelf is None:
        return done
    while has_time() and _due(shelf, now, early):
        ends = _end(shelf.day)
        page = posts.heard(shelf.day, shelf.after)
        done.posts += _placed(page.items, posts, shelves, min(ends, now))
        if page.next:
            shelf = shelves.save(shelf.model_copy(update={"after": page.next}))
            continue
        shelf = _evening(shelf, posts, shelves, know, min(ends, now), ours)
        done.days, done.themes = done.days + 1, len(shelf.living)
        over = ends + OVER <= now
        # Of a day that is not over all is looked at again: places that are taken stay as they are.
        day = shelf.day + timedelta(days=1) if over else shelf.day
        shelf = shelves.save(shelf.model_copy(update={"day": day, "after": None}))
        if not over:
            break
    shelves.save(shelf.model_copy(update={"claimed_until": None}))
    return done


def _due(shelf: Shelf, now: datetime, early: bool) -> bool:
    """Whether there is a day to be read."""
    return _end(shelf.day) + OVER <= now or (early and shelf.day <= now.astimezone(UTC).date())


def _end(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC) + timedelta(days=1)


def _placed(found: Sequence[Spoken], posts: Posts, shelves: Shelves, at: datetime) -> int:
    """Give each post a place on the day on which it was written, unless it has one; how many were given."""
    by_day: dict[date, list[Spoken]] = defaultdict(list)
    for post in found:
        if in_window(post.at, at):
            by_day[datetime.fromtimestamp(post.at, UTC).date()].append(post)
    count = 0
    for day, those in sorted(by_day.items()):
        before = shelves.rows(day, day)
        taken = {row.key for row in before}
        places = {post.key: place for post in those if post.key not in taken and (place := _place(post, posts))}
        if places:
            shelves.put(day, day, [*before, *places.values()])
        count += len(places)
    return count


def _place(post: Spoken, posts: Posts) -> Row | None:
    of = (COMPLAINT if post.complaint else 0) | (AFTERWARDS if posts.recovered(post) else 0)
    return Row(key=post.key, case=post.case, sk=post.sk, at=post.at, of=of, region=post.region) if of else None


def _evening(
    shelf: Shelf,
    posts: Posts,
    shelves: Shelves,
    know: Callable[[Spoken], Known],
    at: datetime,
    ours: Collection[str],
) -> Shelf:
    """The themes as they are when a day ends."""
    # A day more on either side: the window's first is followed as a whole, and a post may be written "tomorrow".
    since, until = (at - WINDOW).astimezone(UTC).date(), at.astimezone(UTC).date() + timedelta(days=1)
    shelves.seal(since)
    rows = shelves.rows(since, until)
    if not rows and not shelf.living:
        return shelf.model_copy(update={"made_at": at})
    standing = posts.standing(rows)
    cases = posts.cases({post.case for post in standing.values()})
    shelf, rows = refreshed(shelf, rows, standing, cases, know, at, ours)
    # The places first: a run that dies between the two finds new themes again under the same numbers.
    shelves.put(since, until, rows)
    return shelf
