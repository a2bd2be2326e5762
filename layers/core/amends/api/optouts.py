"""Routes: who asked us not to answer any more."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.people import permitted
from amends.mention import PlatformName
from amends.optout import Choice, readmit
from amends.roles import Act

router = APIGatewayHttpRouter()


class OptOutStanding(BaseModel):
    """Whether we may answer an author, and all that they wished of us, the newest first."""

    opted_out: bool
    history: list[Choice]


class Readmission(BaseModel):
    """Why we may answer this author again."""

    note: str = Field(min_length=1, max_length=500)


@router.get("/optouts/<platform>/<author_id>", summary="An author's opt-out", tags=["optouts"])
def opt_out(platform: PlatformName, author_id: str) -> OptOutStanding:
    """Whether this author asked us not to answer, when, and in which post."""
    permitted(router, Act.READ)
    optouts = wiring.optouts()
    return OptOutStanding(opted_out=optouts.holds(platform, author_id), history=optouts.history(platform, author_id))


@router.delete("/optouts/<platform>/<author_id>", summary="Lift an opt-out", tags=["optouts"])
def lift_opt_out(platform: PlatformName, author_id: str, body: Readmission) -> OptOutStanding:
    """Let us answer this author again, because they asked for it elsewhere; their opt-out stays in the history."""
    person = permitted(router, Act.READMIT)
    optouts = wiring.optouts()
    optouts.record(readmit(optouts.get(platform, author_id), body.note, person, wiring.now()))
    return opt_out(platform, author_id)
