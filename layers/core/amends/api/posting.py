"""Routes: whether replies are posted."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatchOrNone, seen_in
from amends.api.people import permitted
from amends.posting import Mode, Posting, act_of, turn
from amends.roles import Act

router = APIGatewayHttpRouter()


class NewPosting(BaseModel):
    """What should become of approved replies, and why."""

    mode: Mode
    why: str = Field(default="", max_length=500)


@router.get("/posting", summary="Whether replies are posted", tags=["posting"])
def posting() -> Posting:
    """The switch as it is, and who turned it when and why."""
    permitted(router, Act.READ)
    return wiring.posting().get()


@router.get("/posting/versions", summary="The switch's history", tags=["posting"])
def posting_versions(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[Posting]:
    """Who stopped posting and turned it on; the newest first."""
    permitted(router, Act.READ)
    return wiring.posting().history(limit)


@router.post("/posting", summary="Stop posting, or turn it on", tags=["posting"])
def set_posting(body: NewPosting, if_match: IfMatchOrNone = None) -> Posting:
    """A stop wins over who turns the switch meanwhile; what was not claimed before it is not posted after it.

    Anything but a stop needs If-Match.
    """
    person = permitted(router, act_of(body.mode))
    seen = None if body.mode is Mode.OFF else seen_in(if_match)
    return turn(body.mode, body.why, person, wiring.posting(), wiring.now(), seen)
