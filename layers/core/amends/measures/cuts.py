"""By what a report is cut, and what it is narrowed to. There is no cut by person, and lines name nobody."""

from bisect import bisect_right
from collections.abc import Callable
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from amends.measures.period import Period
from amends.reports.line import Line


class By(StrEnum):
    """What a row stands for."""

    WEEK = "week"
    TOPIC = "topic"
    DESK = "desk"
    TEMPLATE = "template"
    INCIDENT = "incident"
    PLATFORM = "platform"
    PRIVATE = "private"
    TEAM = "team"
    REGION = "region"
    SEVERITY = "severity"
    CAUSE = "cause"


class Narrowed(NamedTuple):
    """What a case must be; None where it does not matter, and an empty text where it must have none."""

    topic: str | None = None
    desk: str | None = None
    template: str | None = None
    incident: str | None = None
    platform: str | None = None
    private: bool | None = None
    team: str | None = None
    region: str | None = None
    severity: int | None = None
    cause: str | None = None


ALL = Narrowed()


def key(by: By, period: Period) -> Callable[[Line], str]:
    """What gives the key of a line's row: of a week its Monday, of what the line lacks an empty text."""
    if by is By.WEEK:
        mondays, begin = period.weeks()
        return lambda line: mondays[bisect_right(begin, line.opened) - 1]
    if by is By.PRIVATE:
        return lambda line: "private" if line.private else "public"
    if by is By.SEVERITY:
        return lambda line: str(line.severity)
    read: Callable[[Line], str] = attrgetter(str(by))
    return read


def fits(narrowed: Narrowed) -> Callable[[Line], bool]:
    """What says whether a line is what it must be."""
    wanted = {name: value for name, value in narrowed._asdict().items() if value is not None}
    if not wanted:
        return lambda line: True
    read, values = attrgetter(*wanted), tuple(wanted.values())
    if len(values) == 1:
        return lambda line: bool(read(line) == values[0])
    return lambda line: bool(read(line) == values)


def in_order(by: By, rows: dict[str, int]) -> list[str]:
    """The keys of rows, with how many cases they have: weeks and severities as they count, others the most cases first.

    Teams are never ordered by a number: the table is no race.
    """
    if by in (By.WEEK, By.SEVERITY, By.TEAM):
        return sorted(rows)
    return sorted(rows, key=lambda one: (-rows[one], one))
