"""What a digest is made of: the measures of its weeks, the latest comparison, and what emerges."""

from datetime import datetime

from amends.digest.content import Comparison, Theme
from amends.digest.due import Due, Weeks
from amends.digest.rivals import latest
from amends.measures.period import asked_for
from amends.measures.shareability import Asked, Row, shareability
from amends.wiring.exports import lines
from amends.wiring.rivals import comparisons
from amends.wiring.stores import now


def rows(weeks: Weeks, due: Due) -> list[Row]:
    """The measures of each week, as the page of shareability shows them."""
    period = asked_for(weeks.first, weeks.until, due.zone.key, now())
    found = lines().between(*period.sheets())
    return shareability(Asked(period), found, now(), lambda keys: {}).rows


def comparison(weeks: Weeks, due: Due) -> Comparison | None:
    """The latest comparison that was made in the weeks that are told or since; None where there was none."""
    since = datetime.combine(weeks.told, datetime.min.time(), due.zone)
    return latest(comparisons(), since)


def themes() -> list[Theme]:
    """What emerges."""
    return []
