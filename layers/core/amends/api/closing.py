"""Routes: a case sleeps, wakes and ends, and for which reasons cases end."""

from datetime import datetime, timedelta
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field

from amends import wiring
from amends.api.case_moves import Rule, move
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.api.words import Note
from amends.case import Case
from amends.errors import Overtaken
from amends.event import Event
from amends.mention import make_storable
from amends.roles import Act, Person
from amends.work import causes, snooze
from amends.work.causes import Group, Taxonomy
from amends.work.resolving import resolved

router = APIGatewayHttpRouter()


class Snooze(BaseModel):
    """Until when the case sleeps; without a moment, until its customer writes. They wake it in any case."""

    until: AwareDatetime | None = None
    note: Note = ""


class Resolution(BaseModel):
    """Why the case happened, out of GET /causes, as `group/cause`; and whatever else there is to say."""

    root_cause: str = Field(min_length=3, max_length=90)
    note: Note = ""


class NewCauses(BaseModel):
    """All root causes, the retired ones too, and why they change."""

    groups: list[Group] = Field(min_length=1, max_length=40)
    note: Annotated[str, BeforeValidator(make_storable), Field(min_length=1, max_length=500)]


@router.post("/cases/<case_id>/snooze", summary="Let a case sleep", tags=["work"])
def snooze_case(case_id: str, body: Snooze, if_match: IfMatch = "") -> Case:
    """Take the case out of the queue; it comes back by itself."""
    return _move(if_match, case_id, lambda case, person, now: snooze.snoozed(case, body.until, body.note, person, now))


@router.post("/cases/<case_id>/wake", summary="Wake a case", tags=["work"])
def wake_case(case_id: str, if_match: IfMatch = "") -> Case:
    """Put a case that sleeps back into the queue;"""
    return _move(if_match, case_id, snooze.woken)


@router.post("/cases/<case_id>/resolve", summary="Close a case", tags=["cases"])
def resolve_case(case_id: str, body: Resolution, if_match: IfMatch = "") -> Case:
    """Close the case with its root cause; its customer reopens it by writing within the brand's days."""
    listed, days = wiring.causes().current(), timedelta(days=wiring.brand().reopen_days)

    def rule(case: Case, person: Person, now: datetime) -> tuple[Case, Event]:
        return resolved(case, body.root_cause, body.note, listed, days, person, now)

    return _move(if_match, case_id, rule)


@router.get("/causes", summary="Root causes", tags=["work"])
def list_causes() -> Taxonomy:
    """The list as it is now; retired ones are chosen no more, and name what older cases say."""
    permitted(router, Act.READ)
    return wiring.causes().current()


@router.get("/causes/versions", summary="The root causes' history", tags=["work"])
def causes_versions(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[Taxonomy]:
    """Who changed what, when and why; the newest first, and the list that ships last."""
    permitted(router, Act.READ)
    return wiring.causes().history(limit)


@router.put("/causes", summary="Change the root causes", tags=["work"])
def set_causes(body: NewCauses, if_match: IfMatch = "") -> Taxonomy:
    """Put this list in the place of the one that the caller saw, by If-Match; nothing that was in it may go."""
    person, version = permitted(router, Act.CONFIGURE), seen_in(if_match)
    current = wiring.causes().current()
    if current.version != version:
        raise Overtaken(f"{current.by_name} changed the root causes after you opened them; look again")
    return wiring.causes().add(causes.change(current, body.groups, body.note, person, wiring.now()))


def _move(if_match: str, case_id: str, rule: Rule) -> Case:
    return move(router.current_event.raw_event, if_match, case_id, Act.WORK, rule)
