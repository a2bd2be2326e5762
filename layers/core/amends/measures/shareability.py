"""The page of shareability: every figure of a period, in all and by row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from amends.measures.amplification import amplification
from amends.measures.baseline import Matched, matches
from amends.measures.cuts import ALL, By, Narrowed, fits, in_order, key
from amends.measures.following import Followed, follow
from amends.measures.half_life import half_life
from amends.measures.part import Part
from amends.measures.period import Period
from amends.measures.sentences import name, sentence
from amends.measures.shares import shared
from amends.measures.shift import tone_shift
from amends.reports.figures import Figure
from amends.reports.line import Line

LONGEST = 7  # days after a recovery; so long its customer is followed
USUAL = 7
TOTAL = "total"


class Row(BaseModel):
    """A part of the cases, and what came of its recoveries.

    `outcomes` count the recovered cases. `half_life` is in seconds, `tone_shift` from -2 to 2, and `uplift` a
    difference of shares from -1 to 1; `n` of `uplift` are the recovered who found a match.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    name: str
    cases: int
    recovered: int
    outcomes: dict[str, int]
    shared: Figure
    amplification: Figure
    half_life: Figure
    tone_shift: Figure
    uplift: Figure
    sentence: str


class Shareability(BaseModel):
    """What came of a period's recoveries: all of them, and cut into rows; the days are those of the zone `tz`."""

    model_config = ConfigDict(frozen=True)

    since: date
    until: date
    tz: str
    by: By
    days: int
    sentence: str
    total: Row
    rows: list[Row]


class Asked(NamedTuple):
    """What somebody asks for; `days` is how long after a recovery an update counts."""

    period: Period
    by: By = By.WEEK
    days: int = USUAL
    narrowed: Narrowed = ALL


def shareability(
    asked: Asked, lines: Iterable[Line], now: datetime, names: Callable[[Sequence[str]], Mapping[str, str]]
) -> Shareability:
    """The page, of the lines that lie in its period; `names` gives what people call the rows' keys.

    What it is narrowed to, and a row, choose the recovered. Those whom they are compared with are out of all cases of
    the period, because a case that nobody answered has no template, team or cause.
    """
    chosen, rows = _parts(asked, lines, int(now.timestamp()))
    keys = in_order(asked.by, {one: part.cases for one, part in rows.items()})
    known = names(keys)
    total = _row(TOTAL, "all", chosen, asked.days)
    return Shareability(
        since=asked.period.since,
        until=asked.period.until,
        tz=asked.period.zone.key,
        by=asked.by,
        days=asked.days,
        sentence=total.sentence,
        total=total,
        rows=[_row(one, name(asked.by, one, known), rows[one], asked.days) for one in keys],
    )


def _parts(asked: Asked, lines: Iterable[Line], now: int) -> tuple[Part, dict[str, Part]]:
    """All of what is asked for, and the same by row."""
    start, end = asked.period.start, asked.period.end
    cases = follow([line for line in lines if start <= line.opened < end], asked.days, now)
    wanted, named = fits(asked.narrowed), key(asked.by, asked.period)
    rows, row_of = defaultdict[str, list[Followed]](list), dict[str, str]()
    for case in cases:
        line = case.line
        if wanted(line):
            row_of[line.case] = row = named(line)
            rows[row].append(case)
    whole, parts = Part(), {row: Part() for row in rows}
    for row, part in parts.items():
        part.add(rows[row])
        whole.join(part)
    for alike in matches(cases, asked.days, now):
        by_row = defaultdict[str, list[Matched]](list)
        for match in alike:
            place = row_of.get(match.case.line.case)
            if place is not None:
                by_row[place].append(match)
        for row, matched in by_row.items():
            parts[row].lifting.add(matched)
        whole.lifting.add(match for match in alike if match.case.line.case in row_of)
    return whole, parts


def _row(key: str, name: str, part: Part, days: int) -> Row:
    share, lifted = shared(part.told), part.lifting.uplift()
    return Row(
        key=key,
        name=name,
        cases=part.cases,
        recovered=part.recovered,
        outcomes=dict(sorted(part.outcomes.items())),
        shared=share,
        amplification=amplification(part.updates, part.complaints),
        half_life=half_life(part.spans),
        tone_shift=tone_shift(part.shifts),
        uplift=lifted.figure,
        sentence=sentence(part.recovered, days, sum(part.told), share, lifted),
    )
