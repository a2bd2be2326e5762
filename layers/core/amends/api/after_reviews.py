"""Routes: the review of an incident, which people complete."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.incident_moves import INCIDENT
from amends.api.people import permitted
from amends.outage.review import AfterReview, Learnt, complete
from amends.roles import Act

router = APIGatewayHttpRouter()
REVIEW = f"{INCIDENT}/review"


@router.get(REVIEW, summary="The review of an incident", tags=["incidents"])
def after_review(incident_id: str) -> AfterReview:
    """Made from the timeline; of version 0 until somebody has written in it."""
    permitted(router, Act.READ)
    return wiring.after_reviews().get(incident_id, wiring.now())


@router.put(REVIEW, summary="Complete the review of an incident", tags=["incidents"])
def complete_review(incident_id: str, body: Learnt, if_match: IfMatch = "") -> AfterReview:
    """What was learnt, what is open, and who does what by when; the timeline's part is made anew."""
    person, kept, now = permitted(router, Act.WORK), wiring.after_reviews(), wiring.now()
    seen, made = seen_in(if_match), kept.chronicle(incident_id)
    return kept.add(complete(kept.get(incident_id, now), made, body, seen, person, now))


@router.get(f"{REVIEW}/versions", summary="What the review was before", tags=["incidents"])
def review_versions(incident_id: str, limit: Annotated[int, Query(ge=1, le=50)] = 20) -> list[AfterReview]:
    """The newest first."""
    permitted(router, Act.READ)
    return wiring.after_reviews().history(incident_id, limit)
