"""Routes: did we miss anything?"""

from datetime import timedelta
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime

from amends import wiring
from amends.api.people import permitted
from amends.coverage import Coverage
from amends.errors import BadInput
from amends.roles import Act

router = APIGatewayHttpRouter()
DAY = timedelta(days=1)


@router.get("/coverage", summary="What was read, and what was missed", tags=["coverage"])
def coverage(
    since: Annotated[AwareDatetime | None, Query()] = None, until: Annotated[AwareDatetime | None, Query()] = None
) -> Coverage:
    """Each source between two moments, by default the last day: complete, or its holes with their reasons."""
    permitted(router, Act.READ)
    now = wiring.now()
    end = until or now
    start = since or end - DAY
    if start >= min(end, now):
        raise BadInput("`since` must lie before `until`, and before now")
    return wiring.receipts().coverage(start, end, now)
