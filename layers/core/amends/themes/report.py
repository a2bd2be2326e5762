"""The report of themes: what was counted between two days, week by week."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel

from amends.errors import BadInput
from amends.reports.figures import Figure
from amends.themes.emerging import PAST, Judged, judged
from amends.themes.post import AFTERWARDS, COMPLAINT
from amends.themes.share import share_of
from amends.themes.slices import Slice
from amends.themes.theme import Shelf, Theme, now_called

WEEK = timedelta(days=7)
USUAL_WEEKS = 13  # that are shown where nobody asks for others
MOST_DAYS = 400  # as long as counts are kept


class Of(StrEnum):
    """What posts are looked at."""

    COMPLAINTS = "complaints"
    AFTERWARDS = "afterwards"


class ThemeRow(BaseModel):
    """A theme: its posts in all and by week, its share of all posts, and whether it stands out of its own past.

    `topics` and `regions` count posts, `causes` the cases whose root cause is known, each once. `since` is the day on
    which the theme was first seen.
    """

    id: str
    name: str
    terms: list[str]
    posts: int
    by_week: list[int]
    share: Figure
    emerging: bool
    why: str
    regions: dict[str, int]
    topics: dict[str, int]
    causes: dict[str, int]
    since: date


class Themes(BaseModel):
    """The themes of these days, the most frequent first; `weeks` are the Mondays that `by_week` counts from.

    `posts` are all that were looked at, also those of no theme.
    """

    since: date
    until: date
    of: Of
    posts: int
    sentence: str
    weeks: list[date]
    themes: list[ThemeRow]
    made_at: AwareDatetime | None = None


class Asked(BaseModel):
    """What somebody asks of the report; empty texts ask for all."""

    since: date
    until: date
    of: Of = Of.COMPLAINTS
    topic: str = ""
    region: str = ""

    @property
    def read_from(self) -> date:
        """The first day that the answer needs: what it is judged by lies before what it shows."""
        return min(self.since, self.until - (PAST + 1) * WEEK + timedelta(days=1))


def asked(since: date | None, until: date | None, today: date) -> tuple[date, date]:
    """The days that are meant, both included: the last 13 weeks where none are named; raises BadInput."""
    last = until or today
    first = since or last - USUAL_WEEKS * WEEK + timedelta(days=1)
    if not 0 <= (last - first).days <= MOST_DAYS:
        raise BadInput(f"the days must be in order, and {MOST_DAYS} at most")
    return first, last


class _Counted:
    """What was counted of one theme."""

    def __init__(self, theme: Theme, weeks: int) -> None:
        self.theme = theme
        self.by_week = [0] * weeks
        self.back = Counter[int]()  # posts by how many weeks of seven days they lie before the last day
        self.topics, self.regions, self.causes = Counter[str](), Counter[str](), Counter[str]()


def report(shelf: Shelf | None, found: Iterable[Slice], about: Asked) -> Themes:
    """The report; `found` may hold days beside those that are asked for."""
    weeks = _weeks(about)
    by_theme = {theme.id: _Counted(theme, len(weeks)) for theme in (shelf.themes if shelf else [])}
    # Without the posts that wait for a theme, and those of themes that are forgotten.
    by_place = {
        place: by_theme[now]
        for place, now in now_called(counted.theme for counted in by_theme.values()).items()
        if now in by_theme
    }
    known, posts, bit = 0, 0, COMPLAINT if about.of is Of.COMPLAINTS else AFTERWARDS
    for one in found:
        back = (about.until - one.day).days // 7
        if back < 0:
            continue
        known = max(known, back)
        shown = one.day >= about.since
        week = (one.day - weeks[0]).days // 7
        for (place, of, topic, region, cause), count in one.kinds:
            if not of & bit or (about.topic or topic) != topic or (about.region or region) != region:
                continue
            posts += count * shown
            counted = by_place.get(place)
            if counted is None:
                continue
            counted.back[back] += count
            if shown:
                counted.by_week[week] += count
                counted.topics[topic] += count
                counted.regions[region] += count
                if cause:
                    counted.causes[cause] += count
    among = sum(1 for counted in by_theme.values() if counted.back)
    rows = [_row(counted, posts, known, among) for counted in by_theme.values() if any(counted.by_week)]
    rows.sort(key=lambda row: (-row.posts, int(row.id)))
    return Themes(
        since=about.since,
        until=about.until,
        of=about.of,
        posts=posts,
        sentence=_sentence(about, posts, rows),
        weeks=weeks,
        themes=rows,
        made_at=shelf.made_at if shelf else None,
    )


def _row(counted: _Counted, posts: int, known: int, among: int) -> ThemeRow:
    theme = counted.theme
    says: Judged = judged(counted.back[0], [counted.back[week] for week in range(1, PAST + 1)], known, among)
    own = sum(counted.by_week)
    return ThemeRow(
        id=str(theme.id),
        name=theme.name,
        terms=theme.terms,
        posts=own,
        by_week=counted.by_week,
        share=share_of(own, posts),
        emerging=says.emerging,
        why=says.why,
        regions=_most_first(counted.regions),
        topics=_most_first(counted.topics),
        causes=_most_first(counted.causes),
        since=theme.since,
    )


def _most_first(found: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in sorted(found.items(), key=lambda each: (-each[1], each[0])) if count}


def _weeks(about: Asked) -> list[date]:
    first = about.since - timedelta(days=about.since.weekday())
    return [first + week * WEEK for week in range((about.until - first).days // 7 + 1)]


def _sentence(about: Asked, posts: int, rows: Sequence[ThemeRow]) -> str:
    name = "complaint" if about.of is Of.COMPLAINTS else "post after a recovery"
    names = "complaints" if about.of is Of.COMPLAINTS else "posts after a recovery"
    days = f"from {_spelled(about.since)} to {_spelled(about.until)}"
    if not posts:
        return f"No {name} was read {days}."
    many = f"{posts:,} {name if posts == 1 else names} {days}"
    if not rows:
        return f"{many}: none of them belongs to a theme."
    most = f"the most frequent theme is {_quoted(rows[0])} ({rows[0].posts:,})"
    emerging = [_quoted(row) for row in rows if row.emerging]
    if not emerging:
        return f"{many}: {most}."
    stands = "stands out" if len(emerging) == 1 else "stand out"
    return f"{many}: {most}; {', '.join(emerging)} {stands} of the weeks before."


def _quoted(row: ThemeRow) -> str:
    return f"“{row.name}”"


def _spelled(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
