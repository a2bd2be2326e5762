"""Routes: what came of a case."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api.people import permitted
from amends.outcomes.shown import CaseOutcome, shown
from amends.roles import Act

router = APIGatewayHttpRouter()


@router.get("/cases/<case_id>/outcome", summary="What came of a case, and how far its posts went", tags=["cases"])
def case_outcome(case_id: str) -> CaseOutcome:
    """What its customer did in public after we answered or resolved it, with the posts that say so."""
    permitted(router, Act.READ)
    return shown(wiring.stories().one(case_id), wiring.now())
