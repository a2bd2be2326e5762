"""Routes: how a way into private ends: resolved there, closed in public, or given up."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.handoffs import HANDOFF, PublicText, Words, one_of, seen, with_text
from amends.api.people import permitted
from amends.casefile import CaseFile
from amends.handoff import inviting, returning
from amends.handoff.handoff import Handoff
from amends.handoff.returning import Closing
from amends.roles import Act, Person

router = APIGatewayHttpRouter()


class Resolution(BaseModel):
    """What the customer said of a public closing line; null while nobody asked them."""

    agrees_to_public: bool | None = None


class Why(BaseModel):
    """Why, for the history; no word of what was said in private."""

    why: Words = ""


@router.get(f"{HANDOFF}/closing", summary="Whether a public line may end it", tags=["handoffs"])
def closing_offer(case_id: str, handoff_id: str) -> Closing:
    """Only where the customer agreed, or thanked in public; with a text to begin with."""
    permitted(router, Act.WORK)
    file = wiring.cases().file(case_id)
    return returning.closing_of(file, one_of(file, handoff_id))


@router.post(f"{HANDOFF}/closing", summary="Draft the public closing line", tags=["handoffs"])
def close_in_public(case_id: str, handoff_id: str, body: PublicText, if_match: IfMatch = "") -> Handoff:
    """An ordinary reply; the handoff is closed when it is public. 400 where the customer did not agree to it."""
    reply_id = uuid4().hex

    def rule(file: CaseFile, handoff: Handoff, person: Person, now: datetime) -> returning.Move:
        return returning.close_in_public(file, handoff, reply_id, person, now)

    return with_text(case_id, handoff_id, if_match, body, reply_id, rule)


@router.post(f"{HANDOFF}/resolve", summary="Say that it is resolved in private", tags=["handoffs"])
def resolve_handoff(case_id: str, handoff_id: str, body: Resolution, if_match: IfMatch = "") -> Handoff:
    """The case goes on; whether something is said in public at the end is the customer's choice."""
    return _moved(
        case_id, handoff_id, if_match, lambda one, who, now: returning.settle(one, body.agrees_to_public, who, now)
    )


@router.post(f"{HANDOFF}/agreement", summary="Note whether a public closing line is fine", tags=["handoffs"])
def note_agreement(case_id: str, handoff_id: str, body: Resolution, if_match: IfMatch = "") -> Handoff:
    """What the customer said when they were asked."""
    return _moved(
        case_id, handoff_id, if_match, lambda one, who, now: returning.agree(one, body.agrees_to_public, who, now)
    )


@router.post(f"{HANDOFF}/reopen", summary="Go on in private", tags=["handoffs"])
def reopen_handoff(case_id: str, handoff_id: str, body: Why, if_match: IfMatch = "") -> Handoff:
    """It was not resolved after all."""
    return _moved(case_id, handoff_id, if_match, lambda one, who, now: returning.reopen(one, body.why, who, now))


@router.post(f"{HANDOFF}/close", summary="End a handoff", tags=["handoffs"])
def close_handoff(case_id: str, handoff_id: str, body: Why, if_match: IfMatch = "") -> Handoff:
    """An invitation that nobody answered, or a resolved handoff of which nothing is said in public."""
    return _moved(case_id, handoff_id, if_match, lambda one, who, now: returning.end(one, body.why, who, now))


def _moved(
    case_id: str, handoff_id: str, if_match: str, rule: Callable[[Handoff, Person, datetime], returning.Move]
) -> Handoff:
    person, version = permitted(router, Act.WORK), seen_in(if_match)
    case = wiring.cases().get(case_id)
    before = seen(wiring.handoffs().get(case_id, handoff_id), version)
    inviting.must_be_theirs(case.owner, case.owner_name, person)
    after, event = rule(before, person, wiring.now())
    return wiring.handoffs().save(before, after, event)
