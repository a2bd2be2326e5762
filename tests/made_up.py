"""A made-up world of complaints of which it is known who tells others, and by how much a recovery moves them."""

from collections.abc import Iterable
from math import exp
from random import Random
from typing import NamedTuple

from amends.measures.baseline import Matched
from amends.reports.line import Line, Update

from tests.lines import AT_NOON, DAY, a_line

HOUR = 3600
DAYS = 3
SPAN = DAYS * DAY
NOW = AT_NOON + 60 * DAY
SILENT = 24 * HOUR  # so long nobody tells others by themselves: nothing has been mended yet


class Kind(NamedTuple):
    """Customers of one kind; those with more followers tell more, and are answered more often: a confounder."""

    followers: int
    severity: int
    daily: float  # how often they tell others by themselves, a day, once the silence is over
    moved: float  # how likely a recovery makes them tell others within the days
    recovered: dict[int, float]  # how likely they are recovered after so many seconds


QUIET = Kind(50, 3, 0.03, 0.10, {2 * HOUR: 0.2, 12 * HOUR: 0.2, 36 * HOUR: 0.1})
LOUD = Kind(5000, 3, 0.12, 0.25, {2 * HOUR: 0.5, 12 * HOUR: 0.2, 36 * HOUR: 0.1})
GRAVE = Kind(5000, 1, 0.08, 0.05, {2 * HOUR: 0.3, 36 * HOUR: 0.3})
WORLD = (QUIET, LOUD, GRAVE)


def complaints(kinds: Iterable[Kind], of_each: int, chance: Random) -> list[Line]:
    """So many complaints of each kind."""
    each = [(kind, f"{number}-{one}") for number, kind in enumerate(kinds) for one in range(of_each)]
    return [_complaint(kind, name, chance) for kind, name in each]


def truth(matched: Iterable[Matched], kinds: Iterable[Kind]) -> float:
    """What the uplift of these recovered customers is in this world, with the weights of the estimate."""
    known = {(kind.followers, kind.severity): kind for kind in kinds}
    total = whole = 0.0
    for match in matched:
        line = match.case.line
        kind, delay = known[line.followers, line.severity], (match.case.since or 0) - line.complained
        weight = match.controls / (match.controls + 1)
        alone = 1 - exp(-kind.daily * (delay + SPAN - max(delay, SILENT)) / DAY)
        total += weight * ((1 - (1 - alone) * (1 - kind.moved)) - (1 - (1 - alone) * (1 - _moved_later(kind, delay))))
        whole += weight
    return total / whole


def _moved_later(kind: Kind, delay: int) -> float:
    """How likely somebody who was not recovered by then is recovered and moved before their days are over."""
    left = 1 - sum(share for at, share in kind.recovered.items() if at <= delay)
    later = {at: share / left for at, share in kind.recovered.items() if at > delay}
    return kind.moved * sum(share * max(0.0, 1 - (at - delay) / SPAN) for at, share in later.items())


def _complaint(kind: Kind, name: str, chance: Random) -> Line:
    complained = AT_NOON + chance.randrange(30 * DAY)
    updates, at = [], float(SILENT)
    while (at := at + chance.expovariate(kind.daily) * DAY) < 30 * DAY:
        updates.append(Update(complained + int(at), False, False, 10))
    drawn, delay = chance.random(), None
    for after, share in kind.recovered.items():
        drawn -= share
        if drawn < 0:
            delay = after
            break
    if delay is not None and chance.random() < kind.moved:
        updates.append(Update(complained + delay + int(chance.random() * SPAN), False, False, 10))
    return a_line(
        case=name,
        opened=complained,
        complained=complained,
        followers=kind.followers,
        severity=kind.severity,
        answered=None if delay is None else complained + delay,
        updates=tuple(updates),
    )
