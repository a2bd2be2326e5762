"""Routes: who else looks at a case."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.api.people import permitted
from amends.roles import Act
from amends.work.viewers import Looking, others, viewer

router = APIGatewayHttpRouter()
VIEWERS = "/cases/<case_id>/viewers"


class OpenPage(BaseModel):
    """Whether the person is writing in the page that they have open."""

    typing: bool = False


@router.put(f"{VIEWERS}/me", summary="Say that one looks at a case", tags=["work"])
def look(case_id: str, body: OpenPage) -> list[Looking]:
    """Who else does. A page says so every 20 seconds; whoever did not for 50 is gone."""
    person, now = permitted(router, Act.READ), wiring.now()
    return others(wiring.viewers().look(case_id, viewer(person, body.typing, now)), person, now)


@router.delete(f"{VIEWERS}/me", summary="Say that one has left a case", tags=["work"])
def leave(case_id: str) -> list[Looking]:
    """Who is still there."""
    person = permitted(router, Act.READ)
    wiring.viewers().leave(case_id, person.id)
    return others(wiring.viewers().at(case_id), person, wiring.now())


@router.get(VIEWERS, summary="Who else looks at a case", tags=["work"])
def looking(case_id: str) -> list[Looking]:
    """Everybody but the caller."""
    person = permitted(router, Act.READ)
    return others(wiring.viewers().at(case_id), person, wiring.now())
