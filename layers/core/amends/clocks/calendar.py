"""Business time: how much of it lies between two moments, and when an amount of it is over."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]  # from and until, the end not included
Minutes = tuple[int, int]  # of the day by the clocks of a zone, 1440 being midnight

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
HORIZON = timedelta(days=3 * 366)  # nobody waits for longer than this
NONE: tuple[tuple[Minutes, ...], ...] = ((),) * 7
ALL_DAY: tuple[tuple[Minutes, ...], ...] = (((0, 1440),),) * 7


class Week(NamedTuple):
    """Times of a week, from Monday on, by the clocks of a zone; none on the dates that are left out."""

    days: tuple[tuple[Minutes, ...], ...]
    zone: str = "UTC"
    but: frozenset[date] = frozenset()


class Calendar(NamedTuple):
    """When clocks run: while it is open and not quiet."""

    hours: Week = Week(ALL_DAY)
    quiet: Week = Week(NONE)


ALWAYS = Calendar()


def business_time_between(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """How much business time lies between two moments; none where the end is not after the start."""
    if calendar == ALWAYS:
        return max(end - start, timedelta(0))
    return sum((until - since for since, until in open_spans(start, end, calendar)), timedelta(0))


def add_business_time(start: datetime, amount: timedelta, calendar: Calendar) -> datetime:
    """When an amount of business time is over that begins at a moment; three years from it at the latest."""
    if amount <= timedelta(0):
        return start
    if calendar == ALWAYS:
        return start + amount
    left = amount
    for since, until in open_spans(start, start + HORIZON, calendar):
        if left <= until - since:
            return since + left
        left -= until - since
    return start + HORIZON


def open_spans(start: datetime, end: datetime, calendar: Calendar) -> Iterator[Span]:
    """When clocks run between two moments, in order and in UTC."""
    at, end = start.astimezone(UTC), end.astimezone(UTC)
    while at < end:
        until = min(at + DAY, end)
        quiet = sorted(_times(calendar.quiet, at, until))
        for span in sorted(_times(calendar.hours, at, until)):
            yield from _without(span, quiet)
        at = until


def _times(week: Week, start: datetime, end: datetime) -> Iterator[Span]:
    """The week's times between two moments: whenever the zone's clocks show one, also where an hour comes twice."""
    if not any(week.days):
        return
    for since, until, offset in _steady(ZoneInfo(week.zone), start, end):
        # Between two changes of the clocks the zone's time is UTC and a fixed offset.
        day = (since + offset).date()
        while day <= (until + offset).date():
            midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - offset
            for opens, closes in () if day in week.but else week.days[day.weekday()]:
                first = max(since, midnight + timedelta(minutes=opens))
                last = min(until, midnight + timedelta(minutes=closes))
                if first < last:
                    yield first, last
            day += DAY


def _steady(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """The time between two moments of at most a day, cut where the zone's clocks change, each with its offset."""
    before, after = _offset(zone, start), _offset(zone, end)
    if before == after:
        yield start, end, before
        return
    low, high = start, end
    while high - low > SECOND:
        middle = low + (high - low) / 2
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    change = high.replace(microsecond=0)  # Clocks change at a whole second.
    yield start, change, before
    yield change, end, after


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _without(span: Span, quiet: Iterable[Span]) -> Iterator[Span]:
    since, until = span
    for first, last in quiet:
        if last <= since or until <= first:
            continue
        if since < first:
            yield since, first
        since = last
    if since < until:
        yield since, until
