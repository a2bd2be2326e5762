"""A person's quiet hours, by the clocks of their zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from amends.brand import QuietHours


def quiet_until(hours: QuietHours | None, at: datetime) -> datetime | None:
    """When the quiet hours end that hold the moment; None outside of them."""
    if hours is None:
        return None
    zone = ZoneInfo(hours.zone)
    today = at.astimezone(zone).date()
    # Hours over midnight began yesterday or begin today.
    for day in (today - timedelta(days=1), today):
        last = day if hours.start < hours.end else day + timedelta(days=1)
        start = datetime.combine(day, hours.start, zone).astimezone(UTC)
        end = datetime.combine(last, hours.end, zone).astimezone(UTC)
        if start <= at < end:
            return end
    return None
