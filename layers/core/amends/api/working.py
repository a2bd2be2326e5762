"""Routes: what the caller is typing, kept while it is typed."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.review.working import Working, WorkingText, typed
from amends.roles import Act

router = APIGatewayHttpRouter()
DRAFT = "/cases/<case_id>/draft"
# Words for a new reply are kept apart from those for each reply that is there.
Of = Annotated[str | None, Query(max_length=64, description="The reply that is edited; without one, a new reply")]


class Typed(BaseModel):
    """The words so far, and what they answer or edit."""

    text: WorkingText
    in_reply_to: str | None = Field(default=None, max_length=64)
    reply_id: str | None = Field(default=None, max_length=64)


@router.get(DRAFT, summary="What the caller was typing", tags=["drafts"])
def typing(case_id: str, reply_id: Of = None) -> Working:
    """Version 0, without words, where there is nothing."""
    person = permitted(router, Act.WORK)
    found = wiring.working().of(case_id, person.id, reply_id)
    return wiring.kept_for(wiring.cases().get(case_id), found, person) if found.sealed else found


@router.put(DRAFT, summary="Keep what the caller is typing", tags=["drafts"])
def keep(case_id: str, body: Typed, if_match: IfMatch = "") -> Working:
    """Nobody else sees it. If-Match holds the version that the page saw, "0" at first; it is kept for 14 days.

    Sending it as a reply, or discarding it, takes it away. Under the `reply_id` "private" it is for a private message.
    """
    person, version = permitted(router, Act.WORK), seen_in(if_match)
    wiring.cases().get(case_id)
    kept = typed(case_id, person, body.text, version, wiring.now(), body.in_reply_to, body.reply_id)
    return wiring.working().save_working(wiring.kept_sealed(kept))


@router.delete(DRAFT, summary="Discard what the caller was typing", tags=["drafts"])
def discard(case_id: str, reply_id: Of = None) -> Working:
    """Whatever its version is."""
    person = permitted(router, Act.WORK)
    wiring.working().drop(case_id, person.id, reply_id)
    return wiring.working().of(case_id, person.id, reply_id)
