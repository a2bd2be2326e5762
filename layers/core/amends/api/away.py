"""Routes: being away, and who decides meanwhile."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel, Field

from amends import wiring
from amends.api.people import permitted
from amends.review.desks import Away
from amends.review.leaving import left
from amends.roles import Act

router = APIGatewayHttpRouter()


class Leave(BaseModel):
    """Who approves in the caller's place, and until when; without an end until they are back."""

    deputy_id: str = Field(min_length=1, max_length=128)
    until: AwareDatetime | None = None


class Absence(BaseModel):
    """Whether the caller is away, and for whom they stand in."""

    away: Away | None
    stands_in_for: list[Away]


@router.get("/me/away", summary="Whether the caller is away", tags=["people"])
def absence() -> Absence:
    """And for whom they stand in now."""
    person = permitted(router, Act.READ)
    mine = wiring.absences().of(person.id)
    others = [away for away in wiring.absences().deputised_by(person.id) if away.holds(wiring.now())]
    return Absence(away=mine if mine and mine.holds(wiring.now()) else None, stands_in_for=others)


@router.put("/me/away", summary="Be away", tags=["people"])
def leave(body: Leave) -> Away:
    """The deputy, a colleague who approves replies, speaks for the caller's desks."""
    person, now = permitted(router, Act.APPROVE), wiring.now()
    known = wiring.colleagues().get(body.deputy_id)
    return wiring.absences().leave(left(person, known, body.until, now))


@router.delete("/me/away", summary="Be back", tags=["people"])
def back() -> Absence:
    """The deputy's word for the caller ends."""
    person = permitted(router, Act.APPROVE)
    wiring.absences().back(person.id)
    return absence()
