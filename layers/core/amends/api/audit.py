"""Routes: the log of every move, and its proof."""

from datetime import date
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api.people import permitted
from amends.audit.logged import History, Logged
from amends.casefile import Page
from amends.roles import Act

router = APIGatewayHttpRouter()


@router.get("/cases/<case_id>/audit", summary="A case's log, and whether it is whole", tags=["audit"])
def case_audit(case_id: str) -> History:
    """Every entry with its seal, and what a proof of the whole chain found."""
    permitted(router, Act.AUDIT)
    return wiring.audit().history(case_id)


@router.get("/audit", summary="All entries of a day", tags=["audit"])
def day_audit(
    day: Annotated[date, Query()],
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
) -> Page[Logged]:
    """Of every case, in their order, by the day in UTC; a day that is over is complete."""
    permitted(router, Act.AUDIT)
    return wiring.audit().on(day, limit, cursor)
