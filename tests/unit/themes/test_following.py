"""The night's work goes on where it stopped, whatever stopped it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from amends.casefile import Page
from amends.themes.following import CLAIM, Done, follow
from amends.themes.post import Row, Spoken
from amends.themes.refreshing import CaseNow
from amends.themes.theme import Shelf

from tests.unit.themes.made import MONDAY, World

PAGE = 4
DAY = timedelta(days=1)


class FakePosts:
    """The posts of a world, heard on the days on which they were written."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.asked = 0

    def heard(self, day: date, after: str | None) -> Page[Spoken]:
        self.asked += 1
        of_day = [post for post in self.world.posts.values() if day_of(post.at) == day]
        start = int(after or 0)
        more = str(start + PAGE) if start + PAGE < len(of_day) else None
        return Page[Spoken](items=of_day[start : start + PAGE], next=more)

    def recovered(self, post: Spoken) -> bool:
        return False

    def standing(self, rows: Iterable[Row]) -> dict[str, Spoken]:
        return {row.key: self.world.posts[row.key] for row in rows if row.key in self.world.posts}

    def cases(self, ids: Iterable[str]) -> dict[str, CaseNow]:
        return {one: self.world.cases[one] for one in ids}


class FakeShelves:
    """One shelf and its days, in memory."""

    def __init__(self, first: date) -> None:
        self.kept = Shelf(day=first)
        self.days: dict[date, list[Row]] = {}

    def shelf(self) -> Shelf | None:
        return self.kept

    def claim(self, first: date, now: datetime, until: datetime) -> Shelf | None:
        if self.kept.claimed_until and self.kept.claimed_until > now:
            return None
        return self.save(self.kept.model_copy(update={"claimed_until": until}))

    def save(self, shelf: Shelf) -> Shelf:
        assert shelf.version == self.kept.version
        self.kept = shelf.model_copy(update={"version": shelf.version + 1})
        return self.kept

    def rows(self, since: date, until: date) -> list[Row]:
        return [row for day, rows in sorted(self.days.items()) if since <= day <= until for row in rows]

    def put(self, since: date, until: date, rows: Sequence[Row]) -> None:
        self.days = {day: kept for day, kept in self.days.items() if not since <= day <= until}
        for row in rows:
            self.days.setdefault(day_of(row.at), []).append(row)

    def seal(self, before: date) -> None:
        self.days = {day: rows for day, rows in self.days.items() if day >= before}


def day_of(at: int) -> date:
    return datetime.fromtimestamp(at, UTC).date()


def a_world() -> World:
    world = World()
    world.say(0, range(10), "engineer")
    world.say(1, range(10, 18), "bill")
    world.say(0, range(20, 26), "engineer", MONDAY + DAY)
    return world


def times(count: int) -> Callable[[], bool]:
    """Time for so many steps."""
    left = iter([True] * count)
    return lambda: next(left, False)


def result(shelves: FakeShelves) -> tuple[object, ...]:
    themes = [(theme.id, theme.name, theme.terms) for theme in shelves.kept.themes]
    return themes, shelves.kept.centroids, sorted(shelves.rows(date(2026, 1, 1), date(2027, 1, 1)))


def test_many_short_runs_are_one_long_one() -> None:
    long, short = FakeShelves(MONDAY.date()), FakeShelves(MONDAY.date())
    now = MONDAY + 2 * DAY + timedelta(hours=1)
    done = follow(FakePosts(a_world()), long, a_world().know, now, lambda: True)
    assert done == Done(posts=24, days=2, themes=2)
    runs = 0
    while short.kept.day < now.date():
        follow(FakePosts(a_world()), short, a_world().know, now + runs * timedelta(hours=1), times(1))
        runs += 1
    assert runs == 7  # five pages of the one day, two of the other
    assert result(short) == result(long)


def test_a_week_of_nights_is_one_run_after_a_standstill() -> None:
    nights, once = FakeShelves(MONDAY.date()), FakeShelves(MONDAY.date())
    for night in range(1, 8):
        follow(FakePosts(a_world()), nights, a_world().know, MONDAY + night * DAY + timedelta(hours=1), lambda: True)
    follow(FakePosts(a_world()), once, a_world().know, MONDAY + 7 * DAY + timedelta(hours=1), lambda: True)
    assert result(once) == result(nights)


def test_nothing_is_read_until_a_day_is_over_and_a_little_longer() -> None:
    posts, shelves = FakePosts(a_world()), FakeShelves(MONDAY.date())
    assert follow(posts, shelves, a_world().know, MONDAY + DAY + timedelta(minutes=9), lambda: True) == Done()
    assert (posts.asked, shelves.kept.version) == (0, 0)
    assert follow(posts, shelves, a_world().know, MONDAY + DAY + timedelta(minutes=10), lambda: True).days == 1


def test_while_a_run_goes_on_no_other_does_and_after_one_that_died_another_goes_on() -> None:
    shelves, now = FakeShelves(MONDAY.date()), MONDAY + DAY + timedelta(hours=1)

    def dies() -> bool:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        follow(FakePosts(a_world()), shelves, a_world().know, now, dies)
    assert follow(FakePosts(a_world()), shelves, a_world().know, now, lambda: True) == Done()
    assert follow(FakePosts(a_world()), shelves, a_world().know, now + CLAIM, lambda: True).days == 1
    assert shelves.kept.claimed_until is None


def test_a_post_that_was_written_long_before_it_was_heard_is_no_trend() -> None:
    world, shelves = a_world(), FakeShelves(MONDAY.date())
    posts = FakePosts(world)
    old = world.posts["x#0"]
    world.posts["x#0"] = old._replace(at=int((MONDAY - timedelta(weeks=9)).timestamp()))
    posts.heard = lambda day, after: Page[Spoken](items=[world.posts["x#0"], world.posts["x#1"]])  # type: ignore[method-assign]
    assert follow(posts, shelves, world.know, MONDAY + DAY + timedelta(hours=1), lambda: True).posts == 1
