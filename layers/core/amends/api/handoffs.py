"""Routes: the way into private and back."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated
from uuid import uuid4

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, BeforeValidator, Field

from amends import wiring
from amends.api.case_moves import must_be
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.case import Case
from amends.casefile import CaseFile
from amends.errors import NotFound, Overtaken
from amends.handoff import inviting, returning
from amends.handoff.handoff import NOTE, Handoff, HandoffReason
from amends.handoff.journey import Journey, journey
from amends.handoff.options import Options
from amends.library.begun import BegunWith, must_be_in_use
from amends.mention import make_storable
from amends.review import drafting
from amends.review.words import ReplyText
from amends.roles import Act, Person

router = APIGatewayHttpRouter()
HANDOFFS = "/cases/<case_id>/handoffs"
HANDOFF = f"{HANDOFFS}/<handoff_id>"
Words = Annotated[str, BeforeValidator(make_storable), Field(max_length=NOTE)]


class PublicText(BaseModel):
    """What stands in public; without `in_reply_to` under the customer's latest public post."""

    text: ReplyText
    in_reply_to: str | None = Field(default=None, max_length=64)
    deep_link: bool = Field(default=False, description="On X: with the button that opens a message to us")
    begun_with: BegunWith | None = Field(default=None, description="The template that the text began with")


class Invitation(PublicText):
    """The invitation, and why this belongs in private."""

    reason: HandoffReason
    note: Words = ""


@router.get(HANDOFFS, summary="A case's handoffs", tags=["handoffs"])
def list_handoffs(case_id: str) -> list[Handoff]:
    """All of them, the oldest first; at most one is open."""
    permitted(router, Act.READ)
    wiring.cases().get(case_id)
    return wiring.handoffs().of_case(case_id)


@router.get(f"{HANDOFFS}/options", summary="The ways into private", tags=["handoffs"])
def handoff_options(case_id: str) -> Options:
    """Which ways this channel has, each with the price of the post; or why there is none."""
    permitted(router, Act.WORK)
    return wiring.handoff_options(wiring.cases().file(case_id))


@router.get("/cases/<case_id>/could-join", summary="What a private case may belong to", tags=["handoffs"])
def what_it_could_join(case_id: str) -> list[Case]:
    """The customer's open public cases, the latest first; a person joins the two by a merge."""
    permitted(router, Act.READ)
    return wiring.joinable(wiring.cases().get(case_id))


@router.get("/cases/<case_id>/journey", summary="A case's way through its channels", tags=["handoffs"])
def case_journey(case_id: str) -> Journey:
    """How long it was in each channel, what each change cost, and whose it was throughout; from its own history."""
    permitted(router, Act.READ)
    file = wiring.cases().file(case_id)
    return journey(file.case, file.events, wiring.now())


@router.post(HANDOFFS, summary="Invite the customer into private", tags=["handoffs"], status_code=HTTPStatus.CREATED)
def invite(case_id: str, body: Invitation, if_match: IfMatch = "") -> Handoff:
    """Drafts the invitation, which goes the way of every reply; If-Match holds the version of the case that was seen.

    409 while the case has an open handoff.
    """
    person, now = permitted(router, Act.WORK), wiring.now()
    file = wiring.cases().file(case_id)
    must_be(file.case, seen_in(if_match))
    handoff, event = inviting.invite(
        file,
        reason=body.reason,
        note=body.note,
        begun_with=body.begun_with,
        handoff_id=uuid4().hex,
        reply_id=uuid4().hex,
        person=person,
        now=now,
    )
    store = wiring.beside(file.case, wiring.handoffs().begun(handoff), event)
    _drafted(file, body, handoff, str(handoff.reply_id), person, store, now)
    return handoff


@router.post(f"{HANDOFF}/follow-up", summary="Remind the customer once, in public", tags=["handoffs"])
def follow_up(case_id: str, handoff_id: str, body: PublicText, if_match: IfMatch = "") -> Handoff:
    """Drafts the one gentle reminder, an ordinary reply; 409 where there was one."""
    reply_id = uuid4().hex

    def rule(file: CaseFile, handoff: Handoff, person: Person, now: datetime) -> returning.Move:
        del file
        return inviting.follow_up(handoff, reply_id, person, now)

    return with_text(case_id, handoff_id, if_match, body, reply_id, rule)


def with_text(
    case_id: str,
    handoff_id: str,
    if_match: str,
    body: PublicText,
    reply_id: str,
    rule: Callable[[CaseFile, Handoff, Person, datetime], returning.Move],
) -> Handoff:
    person, version, now = permitted(router, Act.WORK), seen_in(if_match), wiring.now()
    file = wiring.cases().file(case_id)
    before = seen(one_of(file, handoff_id), version)
    after, event = rule(file, before, person, now)
    store = wiring.beside(file.case, wiring.handoffs().moved(before, after), event)
    _drafted(file, body, after, reply_id, person, store, now)
    return after


def _drafted(
    file: CaseFile,
    body: PublicText,
    handoff: Handoff,
    reply_id: str,
    person: Person,
    store: drafting.Adds,
    now: datetime,
) -> None:
    """Its text as a draft, beside whatever answers the post has already."""
    inviting.may_offer_button(file.case.platform, deep_link=body.deep_link)
    if body.begun_with:
        must_be_in_use(body.begun_with, wiring.library().get(body.begun_with.template_id))
    answered = inviting.answered_in_public(file, body.in_reply_to).id
    drafting.draft(
        file,
        body.text,
        answered,
        person,
        store,
        now,
        again=True,
        begun_with=body.begun_with,
        name=reply_id,
        handoff_id=handoff.id,
        deep_link=body.deep_link,
    )
    wiring.working().drop(file.case.id, person.id)


def one_of(file: CaseFile, handoff_id: str) -> Handoff:
    found = next((one for one in file.handoffs if one.id == handoff_id), None)
    if found is None:
        raise NotFound(f"no handoff {handoff_id} in case {file.case.id}")
    return found


def seen(handoff: Handoff, version: int) -> Handoff:
    if handoff.version != version:
        raise Overtaken("someone changed this handoff after you opened it; look again")
    return handoff
