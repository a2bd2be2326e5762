"""Routes: which cases belong to an incident; and the flag that other tools read."""

from datetime import datetime
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel

from amends import wiring
from amends.api.case_moves import move
from amends.api.conditions import IfMatch
from amends.api.people import permitted
from amends.case import Case
from amends.casefile import Page
from amends.event import Event
from amends.mention import PlatformName
from amends.outage.freeze import Freeze, freeze_of
from amends.outage.linking import link, unlink
from amends.roles import Act, Person

router = APIGatewayHttpRouter()
CASES = "/incidents/<incident_id>/cases"


class Joined(BaseModel):
    """A case of an incident, when it joined, and who said so."""

    case_id: str
    platform: PlatformName
    at: AwareDatetime
    by_name: str


@router.get(CASES, summary="The cases of an incident", tags=["incidents"])
def incident_cases(
    incident_id: str,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(max_length=200)] = "",
) -> Page[Joined]:
    """By their ids; those who wait among them are counted by a statement's preview."""
    permitted(router, Act.READ)
    wiring.incidents().get(incident_id)
    items = [Joined.model_validate(item) for item in wiring.incidents().cases(incident_id, limit, cursor)]
    return Page(items=items, next=items[-1].case_id if len(items) == limit else None)


@router.put(f"{CASES}/<case_id>", summary="Put a case into an incident", tags=["incidents"])
def put_case(incident_id: str, case_id: str, if_match: IfMatch = "") -> Case:
    """The case belongs to this incident, and to no other; If-Match names the case's version."""

    def rule(case: Case, person: Person, now: datetime) -> tuple[Case, Event]:
        return link(case, wiring.incidents().get(incident_id), person, now)

    return move(router.current_event.raw_event, if_match, case_id, Act.WORK, rule)


@router.delete(f"{CASES}/<case_id>", summary="Take a case out of an incident", tags=["incidents"])
def take_case(incident_id: str, case_id: str, if_match: IfMatch = "") -> Case:
    """Its customer waits for nothing that is said of the incident."""

    def rule(case: Case, person: Person, now: datetime) -> tuple[Case, Event]:
        return unlink(case, incident_id, person, now)

    return move(router.current_event.raw_event, if_match, case_id, Act.WORK, rule)


@router.get("/freeze", summary="Whether campaigns stand still", tags=["incidents"])
def freeze() -> Freeze:
    """While an incident is live; tools that were told of it by a webhook read here how it stands now."""
    permitted(router, Act.READ)
    return freeze_of(wiring.watched(), wiring.now())
