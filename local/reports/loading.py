"""The made year, put into a running stack's table as its functions would have left it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING

from amends.adapters.comparisons import Comparisons
from amends.adapters.sheets import Sheets
from amends.adapters.themes import Themes
from amends.reports.gathering import Made
from amends.reports.line import Line
from amends.rivals.comparison import AFTER, Comparison, Kind, Side, State, Stream
from amends.rivals.measures import Posts, measured
from amends.rivals.posts import Answer, Complaint
from amends.themes.post import WINDOW
from amends.themes.theme import Shelf, Theme
from amends.walk import id_at

from local.reports.made import COUNTED, HOUR, THEMES, Truth, days_of, lines_of, rows_of, truth_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

COMPARED = "20260101T000000000000"
RIVALS = ("Larkfield", "Meadowline", "Northwave", "Fernet", "Pebble")


@dataclass(frozen=True)
class Size:
    """How much is made."""

    cases: int
    mentions: int
    seed: int


@dataclass(frozen=True)
class Loaded:
    """What was put where."""

    truth: Truth
    sheets: int  # days with lines
    places: int  # of posts, in themes
    since: date
    until: date


def load(table: "Table", brand: str, size: Size, now: datetime) -> Loaded:
    """Lines, places of posts in themes, and a comparison; all of the year that ended the day before yesterday."""
    random, until = Random(size.seed), now.date() - timedelta(days=2)  # noqa: S311
    sheets, themes = Sheets(table, brand, lambda: now), Themes(table, brand)
    every: list[Line] = []
    places = days = 0
    for month, lines_by_day in _months(size, until, random):
        for day, lines in lines_by_day:
            sheets.put([Made(line.case, day, line) for line in lines], sheets.number())
            rows = list(rows_of(day, lines, round(COUNTED * size.mentions / size.cases * len(lines)), random))
            themes.put(day, day, rows)
            every += lines
            places += len(rows)
            days += bool(lines)
        # Of days behind the window counts are all that is kept.
        themes.seal(min((month + timedelta(days=32)).replace(day=1), until - WINDOW))
    _shelf(themes, until, now)
    _comparison(Comparisons(table, brand), brand, now, random)
    return Loaded(truth_of(every), days, places, every_day(every), until)


def every_day(lines: list[Line]) -> date:
    """The first day of them."""
    return datetime.fromtimestamp(min(line.opened for line in lines), UTC).date()


def _months(size: Size, until: date, random: Random) -> Iterator[tuple[date, Iterator[tuple[date, list[Line]]]]]:
    days = days_of(size.cases, until, random)
    for month, those in groupby(days, lambda one: one[0].replace(day=1)):
        yield month, ((day, lines_of(day, count, random, outage=outage)) for day, count, outage in those)


def _shelf(themes: Themes, until: date, now: datetime) -> None:
    kept = themes.shelf()
    known = [
        Theme(id=number, name=f"theme {number}", terms=["slow", "router", "again"], since=until, last=until)
        for number in range(1, THEMES + 1)
    ]
    shelf = Shelf(version=kept.version if kept else 0, day=until, themes=known, next_id=THEMES + 1, made_at=now)
    themes.save(shelf)


def _comparison(comparisons: Comparisons, brand: str, now: datetime, random: Random) -> None:
    """One of five brands in a day of outage, with 2,000 complaints each."""
    since, ended = now - timedelta(days=4), now - timedelta(days=3)
    last = id_at(ended + AFTER)
    one = Comparison(
        id=COMPARED,
        brand=brand,
        name="the cable in the north",
        since=since,
        until=ended,
        sides=[Side(name=name, accounts=[name.lower()]) for name in RIVALS],
        streams=[Stream(side=side, kind=kind, top=last) for side in range(len(RIVALS)) for kind in Kind],
        state=State.DONE,
        made_at=since,
    )
    if not any(known.id == COMPARED for known in comparisons.all()):
        comparisons.add(one)
    posts = [_posts(int(since.timestamp()), random) for _ in RIVALS]
    comparisons.tell(one, measured(one, posts))


def _posts(since: int, random: Random) -> Posts:
    complaints, answers = [], []
    for number in range(2000):
        at, name = since + random.randrange(23 * HOUR), f"c{number}"
        complaints.append(Complaint(name, at, name, True, -0.8))
        if random.random() < 0.6:
            said = f"Sorry about that, we are on it ({number % 40})."
            after = at + int(random.expovariate(1 / (2 * HOUR)))
            answers.append(Answer(f"a{number}", after, name, name, said, ("apology",), 0.1))
    return Posts(complaints=complaints, answers=answers)
