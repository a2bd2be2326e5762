"""Routes: a reviewer's own words for a reply."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import reviewing, wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.api.submitting import submitted_on
from amends.api.words import Note
from amends.lint import Override
from amends.reply import Reply
from amends.review import offering
from amends.review.proposing import pending
from amends.review.words import ReplyText
from amends.roles import Act

router = APIGatewayHttpRouter()
PROPOSAL = "/cases/<case_id>/replies/<reply_id>/proposal"


class Proposed(BaseModel):
    """Other words, and why."""

    text: ReplyText
    note: Note = ""


class Accepted(BaseModel):
    """A reason for each of the linters' findings that asks for one."""

    overrides: list[Override] = Field(default=[], max_length=30)


class Declined(BaseModel):
    """Why not."""

    why: Note = Field(min_length=1)


@router.post(PROPOSAL, summary="Propose other words", tags=["approvals"])
def propose(case_id: str, reply_id: str, body: Proposed, if_match: IfMatch = "") -> Reply:
    """By a reviewer of a reply in review; its author accepts them, or a third person approves them."""
    person = permitted(router, Act.APPROVE)
    reply = _reply(case_id, reply_id, if_match)
    offered = offering.offer(reply, body.text, body.note, person, wiring.replies(), wiring.now())
    wiring.working().drop(case_id, person.id, reply_id)
    return offered


@router.post(f"{PROPOSAL}/accept", summary="Accept proposed words", tags=["approvals"])
def accept(case_id: str, reply_id: str, body: Accepted, if_match: IfMatch = "") -> Reply:
    """As the reply's author; the approval starts over, and whoever proposed them can't give it."""
    person, reply = permitted(router, Act.WORK), _reply(case_id, reply_id, if_match)
    ground = submitted_on(reply, pending(reply).text, body.overrides, person)
    return offering.take_up(reply, person, wiring.replies(), ground, wiring.now())


@router.post(f"{PROPOSAL}/decline", summary="Decline proposed words", tags=["approvals"])
def decline(case_id: str, reply_id: str, body: Declined, if_match: IfMatch = "") -> Reply:
    """As the reply's author, or as who proposed them; what was approved stays approved."""
    person = permitted(router, Act.WORK)
    return offering.turn_down(_reply(case_id, reply_id, if_match), body.why, person, wiring.replies(), wiring.now())


@router.post(f"{PROPOSAL}/approve", summary="Approve proposed words", tags=["approvals"])
def approve(case_id: str, reply_id: str, body: Accepted, if_match: IfMatch = "") -> Reply:
    """As a third person, who wrote neither text."""
    person, reply = permitted(router, Act.APPROVE), _reply(case_id, reply_id, if_match)
    ground = submitted_on(reply, pending(reply).text, body.overrides, person)
    severity = wiring.cases().get(case_id).severity
    post = wiring.cases().post(reply.platform, reply.in_reply_to)
    stores = (wiring.replies(), wiring.outbox(), ground, wiring.now(), post)
    return offering.approve_offer(reply, severity, person, *stores, wiring.absences().deputised_by(person.id))


def _reply(case_id: str, reply_id: str, if_match: str) -> Reply:
    return reviewing.expect(wiring.replies().get(case_id, reply_id), seen_in(if_match))
