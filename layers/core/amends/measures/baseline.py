"""Whom a recovered customer is compared with: similar customers who had not been recovered by then.

A customer recovered d seconds after their complaint is compared with those of their stratum who at d seconds after
theirs were not recovered yet, and both are watched for the n days that follow. So the time that a recovered customer
had to wait first counts for nobody (no immortal time), and whether somebody is recovered later is not asked, because
at d nobody knew it. docs/shareability.md says more, and by whom it is.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from amends.measures.following import DAY, Followed
from amends.reports.line import Line

GRAVE = 2  # severities up to here are one band, those beyond the other

Stratum = tuple[str, str, bool, int]


class Matched(NamedTuple):
    """A recovered customer with their `controls`: how many, how many of them told others in their own n days, and how
    many were recovered themselves before those were over."""

    stratum: Stratum
    controls: int
    controls_told: int
    controls_later: int
    case: Followed


def stratum(line: Line) -> Stratum:
    """Platform, topic, whether it is grave, and the followers' power of ten (0 for none, 1 for up to 9, ...)."""
    return line.platform, line.topic, line.severity <= GRAVE, len(str(line.followers)) if line.followers > 0 else 0


def matches(cases: Sequence[Followed], days: int, now: int) -> Iterator[Matched]:
    """Every case that was recovered n days ago or earlier, with its controls out of all of them; by stratum and delay.

    There may be none. Each stratum is put in order once and asked by bisection, so that a year is no square of cases.
    """
    strata = defaultdict[Stratum, list[Followed]](list)
    for case in cases:
        strata[stratum(case.line)].append(case)
    for where, alike in sorted(strata.items()):
        controls = _Controls(alike, days * DAY, now)
        for case in sorted([case for case in alike if case.over], key=_delay):
            yield Matched(where, *controls.at(_delay(case)), case)


def _delay(case: Followed) -> int:
    """Seconds from the complaint to the recovery, which there was."""
    return (case.since or 0) - case.line.complained


class _Controls:
    """For which delays the cases of a stratum are controls, as spans of seconds whose ends lie in order.

    How many spans hold a delay is how many begin up to it, less how many end before it.
    """

    def __init__(self, cases: Sequence[Followed], span: int, now: int) -> None:
        self._never: list[int] = []  # the last delays of those whom nobody recovered; all begin at 0
        self._recovered: list[int] = []  # and of those who were recovered once
        self._later: list[int] = []  # the first delay from which on their recovery lies within the span
        self._told: list[int] = []
        self._told_last: list[int] = []
        for case in cases:
            line, since = case.line, case.since
            last = now - span - line.complained  # then their days are over by now
            if since is None:
                if last < 0:
                    continue
                self._never.append(last)
            else:
                recovered = since - line.complained
                if recovered <= last:
                    last = recovered - 1
                if last < 0:
                    continue
                self._recovered.append(last)
                self._later.append(recovered - span + 1)
            if line.updates:
                self._add_told(line, span, last)
        for ends in (self._never, self._recovered, self._later, self._told, self._told_last):
            ends.sort()

    def at(self, delay: int) -> tuple[int, int, int]:
        """How many controls there are, how many of them told others, and how many are recovered themselves later."""
        gone = bisect_left(self._recovered, delay)
        return (
            len(self._never) - bisect_left(self._never, delay) + len(self._recovered) - gone,
            bisect_right(self._told, delay) - bisect_left(self._told_last, delay),
            bisect_right(self._later, delay) - gone,
        )

    def _add_told(self, line: Line, span: int, last: int) -> None:
        """The delays from which on an unprompted update comes within the span; no delay counts twice for one case."""
        free = 0
        for offset in sorted(one.at - line.complained for one in line.updates if not one.prompted):
            start, end = max(free, offset - span + 1), min(offset, last)
            if start <= end:
                self._told.append(start)
                self._told_last.append(end)
            free = max(free, offset + 1)
