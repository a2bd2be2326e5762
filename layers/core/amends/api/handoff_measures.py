"""Routes: what became of handoffs, for those who lead."""

from datetime import UTC, date
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api.people import permitted
from amends.handoff.measures import Measures, asked_for, measures
from amends.roles import Act

router = APIGatewayHttpRouter()


@router.get("/handoffs/measures", summary="What became of handoffs", tags=["handoffs"])
def handoff_measures(
    since: Annotated[date | None, Query(description="A day in UTC; 30 days before the last one")] = None,
    until: Annotated[date | None, Query(description="A day in UTC; today")] = None,
) -> Measures:
    """Those that began on these days, both included: all of them, by reason, and by template. 92 days at most."""
    permitted(router, Act.LEAD)
    first, last = asked_for(since, until, wiring.now().astimezone(UTC).date())
    return measures(first, last, wiring.handoff_tallies().between(first, last))
