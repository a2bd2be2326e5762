"""Whom a recovered customer is compared with: similar customers who had not been recovered by then.

A customer recovered d seconds after their complaint is compared with those of their stratum who at d seconds after
theirs were not recovered yet, and both are watched for the n days that follow. So the time that a recovered customer
had to wait first counts for nobody (no immortal time), and whether somebody is recovered later is not asked, because
at d nobody knew it. docs/shareability.md says more, and by whom it is.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from amends.measures.following import DAY, Followed
from amends.reports.line import Line

GRAVE = 2  # severities up to here are one band, those beyond the other

Stratum = tuple[str, str, bool, int]


class Matched(NamedTuple):
    """A recovered customer with their `controls`: how many, how many of them told others in their own n days, and how
    many were recovered themselves before those were over."""

    case: Followed
    controls: int
    controls_told: int
    controls_later: int


def stratum(line: Line) -> Stratum:
    """Platform, topic, whether it is grave, and the followers' power of ten (0 for none, 1 for up to 9, ...)."""
    return line.platform, line.topic, line.severity <= GRAVE, len(str(line.followers)) if line.followers > 0 else 0


def matches(cases: Iterable[Followed], days: int, now: int) -> Iterator[list[Matched]]:
    """Every case that was recovered n days ago or earlier, with its controls out of all of them; of some there is none.

    They come stratum by stratum, the soonest recovered first. Each stratum is put in order once and asked by
    bisection, so that a year is no square of cases.
    """
    strata = defaultdict[Stratum, list[Followed]](list)
    for case in cases:
        strata[stratum(case.line)].append(case)
    for _, alike in sorted(strata.items()):
        controls = _Controls(alike, days * DAY, now)
        recovered = sorted([(_delay(case), place) for place, case in enumerate(alike) if case.over])
        yield [Matched(alike[place], *controls.at(delay)) for delay, place in recovered]


def _delay(case: Followed) -> int:
    """Seconds from the complaint to the recovery, which there was."""
    return (case.since or 0) - case.line.complained


class _Controls:
    """For which delays the cases of a stratum are controls, as spans of seconds whose ends lie in order.

    How many spans hold a delay is how many begin up to it, less how many end before it.
    """

    def __init__(self, cases: Iterable[Followed], span: int, now: int) -> None:
        never: list[int] = []  # the last delays of those whom nobody recovered; all begin at 0
        once: list[int] = []  # and of those who were recovered
        later: list[int] = []  # the first delays from which on their recovery lies within the span
        told: list[int] = []  # the first delays from which on an update does
        told_last: list[int] = []
        over = now - span
        for case in cases:
            line, since = case.line, case.since
            last = over - line.complained  # then their days are over by now
            if since is None:
                if last < 0:
                    continue
                never.append(last)
            else:
                recovered = since - line.complained
                if recovered <= last:
                    last = recovered - 1
                if last < 0:
                    continue
                once.append(last)
                later.append(recovered - span + 1)
            if line.updates:
                for first, end in _tell(line, span, last):
                    told.append(first)
                    told_last.append(end)
        self._never, self._once, self._later = sorted(never), sorted(once), sorted(later)
        self._told, self._told_last = sorted(told), sorted(told_last)

    def at(self, delay: int) -> tuple[int, int, int]:
        """How many controls there are, how many of them told others, and how many are recovered themselves later."""
        gone = bisect_left(self._once, delay)
        return (
            len(self._never) - bisect_left(self._never, delay) + len(self._once) - gone,
            bisect_right(self._told, delay) - bisect_left(self._told_last, delay),
            bisect_right(self._later, delay) - gone,
        )


def _tell(line: Line, span: int, last: int) -> Iterator[tuple[int, int]]:
    """From which to which delays an unprompted update comes within the span; no delay twice for one case."""
    free = 0
    for offset in sorted([at - line.complained for at, prompted, _, _ in line.updates if not prompted]):
        first, end = max(free, offset - span + 1), min(offset, last)
        if first <= end:
            yield first, end
        free = max(free, offset + 1)
