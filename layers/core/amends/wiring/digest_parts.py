"""What a digest is made of: the measures of its weeks, the latest comparison, and what emerges."""

from datetime import datetime

from amends.digest.content import Comparison, Theme
from amends.digest.due import Due, Weeks
from amends.digest.rivals import latest
from amends.measures.period import DAY, asked_for
from amends.measures.shareability import Asked, Row, shareability
from amends.themes.report import Asked as AskedThemes
from amends.themes.report import report
from amends.themes.slices import slices
from amends.wiring.lines import sheets
from amends.wiring.rivals import comparisons
from amends.wiring.stores import now
from amends.wiring.themes import themes as kept_themes


def rows(weeks: Weeks, due: Due) -> list[Row]:
    """The measures of each week, as the page of shareability shows them."""
    period = asked_for(weeks.first, weeks.until, due.zone.key, now())
    return shareability(Asked(period), sheets().between(*period.sheets()), now(), lambda keys: {}).rows


def comparison(weeks: Weeks, due: Due) -> Comparison | None:
    """The latest comparison that was measured since the week that is told began; None where there was none."""
    return latest(comparisons(), datetime.combine(weeks.told, datetime.min.time(), due.zone))


def themes(weeks: Weeks, due: Due) -> list[Theme]:
    """What customers complain of in the latest week more than before."""
    about = AskedThemes(since=weeks.last, until=weeks.until)
    # A zone's day begins the day before in UTC, or ends the day after.
    stored = kept_themes().counts(about.read_from - DAY, about.until + DAY)
    counted = (part for day, counts in stored for part in slices(day, counts, due.zone))
    found = report(kept_themes().shelf(), counted, about).themes
    return [Theme(name=one.name, posts=one.posts, why=one.why) for one in found if one.emerging]
