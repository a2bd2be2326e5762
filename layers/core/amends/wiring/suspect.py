"""What outages are suspected by."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from aws_lambda_powertools import Logger

from amends.adapters.alerts import Alerts
from amends.adapters.counts import Counts
from amends.suspect.alert import Alert
from amends.suspect.heeding import heed
from amends.suspect.looking import look
from amends.suspect.places import Region
from amends.wiring.outage import suspected
from amends.wiring.stores import brand, now, table

logger = Logger(child=True)
FRESH = timedelta(minutes=1)  # changed regions count within it; asking each time would be a read for each post


def counts() -> Counts:
    """The counts of complaints."""
    return Counts(table())


def alerts() -> Alerts:
    """The alerts of monitoring."""
    return Alerts(table())


class _Regions:
    """The brand's regions, looked up once a minute at most."""

    def __init__(self) -> None:
        self._looked_at: datetime | None = None
        self._kept: tuple[Region, ...] = ()

    def now(self) -> tuple[Region, ...]:
        at = now()
        if self._looked_at is None or at - self._looked_at >= FRESH:
            self._kept, self._looked_at = brand().outages.regions, at
        return self._kept


@cache
def _regions() -> _Regions:
    return _Regions()


def regions() -> tuple[Region, ...]:
    """Where this deployment's brand serves people."""
    return _regions().now()


def suspect() -> dict[str, int]:
    """The look of this minute, and the alerts that wait; what each did."""
    settings = brand()
    zone = ZoneInfo(settings.business_hours.zone)
    heeded = heed(alerts(), settings.outages.alerts, suspected(), now(), _left)
    return {"alerts": heeded, **look(counts(), suspected(), zone, now()).model_dump()}


def _left(alert: Alert, error: Exception) -> None:
    logger.error("alert left", source=alert.source, alert=alert.key, exc_info=error)
