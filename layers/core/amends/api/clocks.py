"""Routes: the clocks of a case."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api.people import permitted
from amends.clocks.shown import CaseClocks, shown
from amends.roles import Act

router = APIGatewayHttpRouter()


@router.get("/cases/<case_id>/clocks", summary="A case's clocks, and who used up its time", tags=["cases"])
def case_clocks(case_id: str) -> CaseClocks:
    """Which clocks run and when they are due, in business time; and for whom the case waited how long."""
    permitted(router, Act.READ)
    file = wiring.cases().file(case_id)
    return shown(file.case.clocks, file.events, wiring.service(), wiring.now())
