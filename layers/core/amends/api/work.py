"""Routes: whose case it is, and its tags."""

from datetime import datetime
from typing import Annotated, Self

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field, model_validator

from amends import wiring
from amends.api.case_moves import Rule, move
from amends.api.conditions import IfMatch
from amends.api.people import permitted
from amends.api.words import Words
from amends.case import Case
from amends.roles import Act, Person
from amends.triage import Desk
from amends.work import ownership
from amends.work.people import find
from amends.work.tags import TagUse, normalised, tagged

router = APIGatewayHttpRouter()


class HandOver(BaseModel):
    """To whom: a colleague's id or name, or a desk; and why."""

    person: str | None = Field(default=None, min_length=1, max_length=128)
    desk: Desk | None = None
    note: Words

    @model_validator(mode="after")
    def _to_one(self) -> Self:
        if (self.person is None) == (self.desk is None):
            raise ValueError("name a person or a desk, one of them")
        return self


class TakeOver(BaseModel):
    """Why a colleague's case is taken from them."""

    reason: Words


class Tags(BaseModel):
    """All tags that the case shall have."""

    tags: list[Annotated[str, Field(max_length=100)]] = Field(max_length=50)


@router.post("/cases/<case_id>/hand-over", summary="Hand a case over", tags=["work"])
def hand_over(case_id: str, body: HandOver, if_match: IfMatch = "") -> Case:
    """Give the case to a colleague, or to a desk where anybody may claim it."""
    if body.desk:
        desk = body.desk
        return _move(
            if_match, case_id, Act.WORK, lambda case, person, now: ownership.to_desk(case, desk, body.note, person, now)
        )
    name = str(body.person)

    def rule(case: Case, person: Person, now: datetime) -> ownership.Move:
        return ownership.to_colleague(case, find(name, wiring.colleagues().known(now)), body.note, person, now)

    return _move(if_match, case_id, Act.WORK, rule)


@router.post("/cases/<case_id>/release", summary="Release a case", tags=["work"])
def release(case_id: str, if_match: IfMatch = "") -> Case:
    """Leave the case to whoever of its desk claims it."""
    return _move(if_match, case_id, Act.WORK, ownership.released)


@router.post("/cases/<case_id>/take-over", summary="Take a case over", tags=["work"])
def take_over(case_id: str, body: TakeOver, if_match: IfMatch = "") -> Case:
    """Take a colleague's case, with the reason."""
    return _move(
        if_match, case_id, Act.TAKE_OVER, lambda case, person, now: ownership.taken_over(case, body.reason, person, now)
    )


@router.put("/cases/<case_id>/tags", summary="Tag a case", tags=["work"])
def tag(case_id: str, body: Tags, if_match: IfMatch = "") -> Case:
    """Give the case these tags and no others."""
    fresh = set[str]()

    def rule(case: Case, person: Person, now: datetime) -> ownership.Move:
        after, event = tagged(case, body.tags, person, now)
        fresh.update(set(after.tags) - set(case.tags))
        return after, event

    case = _move(if_match, case_id, Act.WORK, rule)
    wiring.tag_uses().count(sorted(fresh))
    return case


@router.get("/tags", summary="Tags in use", tags=["work"])
def tags(
    begins: Annotated[str, Query(max_length=100)] = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> list[TagUse]:
    """The brand's tags that begin so, the most used first."""
    permitted(router, Act.READ)
    return wiring.tag_uses().most_used(normalised(begins) if begins.strip() else "", limit)


def _move(if_match: str, case_id: str, act: Act, rule: Rule) -> Case:
    return move(router.current_event.raw_event, if_match, case_id, act, rule)
