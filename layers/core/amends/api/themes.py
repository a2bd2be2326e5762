"""Routes: what people complain of again and again, and what they write after a recovery."""

from datetime import date, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api.people import permitted
from amends.brand_fields import Zone
from amends.roles import Act
from amends.themes.report import Asked, Of, Themes, asked, report
from amends.themes.slices import slices
from amends.uncollected import uncollected

router = APIGatewayHttpRouter()
DAY = timedelta(days=1)


@router.get("/reports/themes", summary="What people speak of again and again", tags=["reports"])
def themes(
    since: Annotated[date | None, Query(description="A day in the zone; 13 weeks before the last one")] = None,
    until: Annotated[date | None, Query(description="A day in the zone; today")] = None,
    tz: Annotated[Zone, Query(description="A time zone of IANA's list")] = "UTC",
    of: Annotated[Of, Query(description="Complaints, or their authors' posts after we answered or resolved")] = (
        Of.COMPLAINTS
    ),
    topic: Annotated[str, Query(max_length=80, description="Of this topic alone")] = "",
    region: Annotated[str, Query(max_length=80, description="Of this region alone")] = "",
) -> Themes:
    """Themes of these days, both included, and which of them stand out; 400 days at most."""
    permitted(router, Act.REPORT)
    zone = ZoneInfo(tz)
    first, last = asked(since, until, wiring.now().astimezone(zone).date())
    about = Asked(since=first, until=last, of=of, topic=topic, region=region)
    with uncollected():
        # A zone's day begins the day before in UTC, or ends the day after.
        shelf = wiring.themes().shelf()
        stored = wiring.themes().counts(about.read_from - DAY, last + DAY, shelf.settled if shelf else date.min)
        found = (part for day, counts in stored for part in slices(day, counts, zone))
        return report(shelf, found, about)
