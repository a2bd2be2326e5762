"""Routes: who else looks at a case."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.api.people import caller
from amends.roles import Act, Person
from amends.work.viewers import Looking, others, viewer

router = APIGatewayHttpRouter()
VIEWERS = "/cases/<case_id>/viewers"


class OpenPage(BaseModel):
    """Whether the person is writing in the page that they have open."""

    typing: bool = False


def _person() -> Person:
    person = caller(router.current_event.raw_event)
    person.must(Act.READ)
    return person


@router.put(f"{VIEWERS}/me", summary="Say that one looks at a case", tags=["work"])
def look(case_id: str, body: OpenPage) -> list[Looking]:
    """Who else does. A page says so every 20 seconds; whoever did not for 50 is gone."""
    person, now = _person(), wiring.now()
    return others(wiring.viewers().look(case_id, viewer(person, body.typing, now)), person, now)


@router.delete(f"{VIEWERS}/me", summary="Say that one has left a case", tags=["work"])
def leave(case_id: str) -> list[Looking]:
    """Who is still there."""
    person = _person()
    wiring.viewers().leave(case_id, person.id)
    return others(wiring.viewers().at(case_id), person, wiring.now())


@router.get(VIEWERS, summary="Who else looks at a case", tags=["work"])
def looking(case_id: str) -> list[Looking]:
    """Everybody but the caller."""
    person = _person()
    return others(wiring.viewers().at(case_id), person, wiring.now())
