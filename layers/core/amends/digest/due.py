"""Which digest is due: that of the latest moment of its weekday and hour, in its own time zone, however late it is."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from amends.digest.settings import DigestVersion, Recipient

WEEK = timedelta(weeks=1)
SHOWN = 8  # weeks in a digest


class Due(NamedTuple):
    """A digest: the ISO week in which it is sent, which happens once; the day there; and to whom it goes."""

    week: str
    day: date
    zone: ZoneInfo
    recipients: list[Recipient]


class Weeks(NamedTuple):
    """What a digest shows, by Mondays and Sundays of ISO weeks.

    `told` is the week whose customers have had seven days since: only then is it known who shared. `last` is the week
    that ended before the digest's day.
    """

    first: date
    told: date
    last: date
    until: date


def due(settings: DigestVersion, now: datetime) -> Due | None:
    """The digest that should have gone out by now; None where it is off, or everybody came later."""
    schedule = settings.schedule
    if not schedule.on:
        return None
    today = now.astimezone(schedule.zone).date()
    day = today - timedelta(days=(today.weekday() - schedule.weekday) % 7)
    moment = datetime.combine(day, time(schedule.hour), schedule.zone)
    if moment > now:
        day -= WEEK
        moment = datetime.combine(day, time(schedule.hour), schedule.zone)
    waiting = [one for one in settings.recipients if one.since <= moment]
    if not waiting:
        return None
    year, week, _ = day.isocalendar()
    return Due(f"{year}-W{week:02d}", day, schedule.zone, waiting)


def weeks(day: date) -> Weeks:
    """What a digest of that day shows."""
    this = day - timedelta(days=day.weekday())
    return Weeks(
        first=this - (SHOWN + 1) * WEEK, told=this - 2 * WEEK, last=this - WEEK, until=this - timedelta(days=1)
    )
