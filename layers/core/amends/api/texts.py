"""Routes: every text that a reply had, and what differs between them."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.api.people import permitted
from amends.review.diffs import Part, diff
from amends.review.texts import TextVersion
from amends.roles import Act

router = APIGatewayHttpRouter()
REPLY = "/cases/<case_id>/replies/<reply_id>"


class Compared(BaseModel):
    """Two texts, and their words in one reading: those that stayed, went and came."""

    before: TextVersion
    after: TextVersion
    parts: list[Part]


@router.get(f"{REPLY}/texts", summary="Every text that a reply had", tags=["replies"])
def texts(case_id: str, reply_id: str) -> list[TextVersion]:
    """In their order, with who wrote each and when; words of removed posts are taken out."""
    permitted(router, Act.READ)
    return list(wiring.texts().texts(wiring.replies().get(case_id, reply_id).id))


@router.get(f"{REPLY}/diff", summary="What differs between two texts of a reply", tags=["replies"])
def compare(
    case_id: str,
    reply_id: str,
    before: Annotated[int, Query(ge=1, le=100_000)],
    after: Annotated[int, Query(ge=1, le=100_000)],
) -> Compared:
    """Word by word."""
    permitted(router, Act.READ)
    reply = wiring.replies().get(case_id, reply_id)
    one, other = (wiring.texts().text(reply.id, number) for number in (before, after))
    return Compared(before=one, after=other, parts=diff(one.text, other.text))
