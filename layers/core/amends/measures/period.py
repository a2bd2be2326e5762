"""The days that a report is asked for, in the time zone of whoever looks at it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from amends.errors import BadInput

LONGEST = 366  # days that are asked for at once
USUAL = timedelta(weeks=12)
DAY = timedelta(days=1)
EARLIEST = date(2000, 1, 1)  # before any post; a zone's midnight in the year 1 is no moment


class Period(NamedTuple):
    """Days of a zone, both included; `start` and `end` are their moments in seconds since 1970, the end excluded."""

    since: date
    until: date
    zone: ZoneInfo
    start: int
    end: int

    def sheets(self) -> tuple[date, date]:
        """The days in UTC that hold all of it: a zone is up to fourteen hours away, so one more on either side."""
        return self.since - DAY, self.until + DAY

    def holds(self, moment: int) -> bool:
        """Whether the moment lies in it."""
        return self.start <= moment < self.end

    def weeks(self) -> "Weeks":
        """The weeks that it touches."""
        monday = self.since - timedelta(days=self.since.weekday())
        mondays = [monday + timedelta(weeks=number) for number in range((self.until - monday).days // 7 + 1)]
        return Weeks([day.isoformat() for day in mondays], [_moment(day, self.zone) for day in mondays])


class Weeks(NamedTuple):
    """ISO weeks by their Mondays as text, with the moments at which these begin in the zone, in seconds since 1970."""

    mondays: Sequence[str]
    begin: Sequence[int]


def asked_for(since: date | None, until: date | None, zone: str, now: datetime) -> Period:
    """The period that somebody asks for, by default the latest twelve weeks; raises BadInput for none or too long."""
    there = zone_of(zone)
    end = until or now.astimezone(there).date()
    if end < EARLIEST:
        raise BadInput(f"there is nothing before {EARLIEST}")
    start = since or max(EARLIEST, end - USUAL + DAY)
    if start > end:
        raise BadInput("the first day is after the last one")
    if start < EARLIEST or end.year > now.year + 1:
        raise BadInput(f"ask for days from {EARLIEST} until now")
    if (end - start).days >= LONGEST:
        raise BadInput(f"{LONGEST} days at most are asked for at once")
    return Period(start, end, there, _moment(start, there), _moment(end + DAY, there))


def zone_of(name: str) -> ZoneInfo:
    """The zone of that name; raises BadInput."""
    # "localtime" and the like are files of one machine.
    if name == "UTC" or "/" in name:
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            pass
    raise BadInput("tz is a time zone of IANA's list, as Europe/London")


def _moment(day: date, zone: ZoneInfo) -> int:
    """When a day begins there."""
    return int(datetime.combine(day, time(), zone).timestamp())
