"""Routes: every text that a reply had, and what differs between them."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.api.people import permitted
from amends.case import Case
from amends.errors import Forbidden
from amends.private.opening import WHY, may_read_private
from amends.reply import Reply
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


def _readable(case_id: str, reply_id: str) -> tuple[Reply, Case]:
    """The reply and its case; raises Forbidden where it is private and the caller may not read it."""
    person = permitted(router, Act.READ)
    reply, case = wiring.replies().get(case_id, reply_id), wiring.cases().get(case_id)
    if reply.private and not may_read_private(case, person):
        raise Forbidden(WHY)
    return reply, case


@router.get(f"{REPLY}/texts", summary="Every text that a reply had", tags=["replies"])
def texts(case_id: str, reply_id: str) -> list[TextVersion]:
    """In their order, with who wrote each and when; words of removed posts are taken out.

    Those of a private message are for who may read it: 403 for all others.
    """
    reply, case = _readable(case_id, reply_id)
    return [wiring.opened_text(case, text) for text in wiring.texts().texts(reply.id)]


@router.get(f"{REPLY}/diff", summary="What differs between two texts of a reply", tags=["replies"])
def compare(
    case_id: str,
    reply_id: str,
    before: Annotated[int, Query(ge=1, le=100_000)],
    after: Annotated[int, Query(ge=1, le=100_000)],
) -> Compared:
    """Word by word."""
    reply, case = _readable(case_id, reply_id)
    one, other = (wiring.opened_text(case, wiring.texts().text(reply.id, number)) for number in (before, after))
    return Compared(before=one, after=other, parts=diff(one.text, other.text))
