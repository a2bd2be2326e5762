"""A digest's content, of the measures of its weeks."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Protocol

from amends.digest.content import Bar, Beside, Comparison, Digest, Theme
from amends.digest.due import SHOWN, Weeks
from amends.digest.words import figure, points, share, span, times, tone, week
from amends.reports.figures import Figure

THEMES = 6  # the page has the rest
WEEK = timedelta(weeks=1)
# As amends.outcomes.outcome.Outcome orders and docs/shareability.md explains them.
OUTCOMES = {
    "shared": "Told others",
    "thanked": "Thanked us",
    "silent": "Said no more",
    "unhappy": "Unhappy still",
    "escalated": "Escalated",
    "deleted": "Took it down",
    "pending": "Not over yet",
}


class Row(Protocol):
    """A week's measures, as amends.measures makes them; `key` is its Monday."""

    @property
    def key(self) -> str: ...
    @property
    def cases(self) -> int: ...
    @property
    def recovered(self) -> int: ...
    @property
    def outcomes(self) -> dict[str, int]: ...
    @property
    def shared(self) -> Figure: ...
    @property
    def amplification(self) -> Figure: ...
    @property
    def half_life(self) -> Figure: ...
    @property
    def tone_shift(self) -> Figure: ...
    @property
    def uplift(self) -> Figure: ...
    @property
    def sentence(self) -> str: ...


class _Measure(Protocol):
    def __call__(self, row: Row) -> Figure: ...


_FIGURES: tuple[tuple[str, str, _Measure, Callable[[float], str]], ...] = (
    ("Told others", "share of the recovered who told others, unasked, within 7 days", lambda row: row.shared, share),
    ("Amplification", "reach of their news over the reach of the complaints", lambda row: row.amplification, times),
    ("Half-life", "from our answer until half of the complaint's further spread", lambda row: row.half_life, span),
    ("Tone shift", "of what the customer writes, from -2 to 2", lambda row: row.tone_shift, tone),
    ("Uplift", "against similar customers who had not been recovered", lambda row: row.uplift, points),
)


def digest(
    brand: str,
    tz: str,
    weeks: Weeks,
    rows: Sequence[Row],
    comparison: Comparison | None = None,
    themes: Sequence[Theme] = (),
    console: str = "",
) -> Digest:
    """The digest of these weeks; one without a row had no case."""
    by_week = {row.key: row for row in rows}
    last, told, before = (by_week.get(str(monday)) for monday in (weeks.last, weeks.told, weeks.told - WEEK))
    return Digest(
        brand=brand,
        tz=tz,
        first=weeks.first,
        told=weeks.told,
        last=weeks.last,
        sentence=told.sentence if told else "Nobody complained in this week.",
        counts=[
            Beside(name="Cases", what="customers who complained", now=_cases(last), before=_cases(told)),
            Beside(
                name="Recovered so far",
                what="of these, answered or resolved",
                now=_recovered(last),
                before=_recovered(told),
            ),
        ],
        figures=[
            Beside(name=name, what=what, now=_said(told, of, words), before=_said(before, of, words))
            for name, what, of, words in _FIGURES
        ],
        outcomes=[_outcome(key, name, told, before) for key, name in OUTCOMES.items()],
        trend=[_week(weeks.told - back * WEEK, by_week) for back in reversed(range(SHOWN))],
        comparison=comparison,
        themes=list(themes[:THEMES]),
        console=console,
    )


def _cases(row: Row | None) -> str:
    return f"{row.cases:,}" if row else "0"


def _recovered(row: Row | None) -> str:
    return f"{row.recovered:,}" if row else "0"


def _said(row: Row | None, of: _Measure, words: Callable[[float], str]) -> str:
    return figure(of(row), words) if row else "no case"


def _outcome(key: str, name: str, told: Row | None, before: Row | None) -> Bar:
    now, earlier = (row.outcomes.get(key, 0) if row else 0 for row in (told, before))
    return Bar(name=name, value=now, said=f"{now:,}", before=earlier, said_before=f"{earlier:,}")


def _week(monday: date, by_week: dict[str, Row]) -> Bar:
    row = by_week.get(str(monday))
    found = row.shared if row else None
    return Bar(
        name=week(monday), value=found.value if found else None, said=figure(found, share) if found else "no case"
    )
