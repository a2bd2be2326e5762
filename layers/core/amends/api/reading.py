"""Routes: verdicts on readings, and the brand's threshold."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.errors import NotFound
from amends.roles import Act
from amends.suggesting import Suggestion, suggest
from amends.teaching import judge
from amends.threshold import HIGHEST, LOWEST, Threshold, change, expect, restore
from amends.verdict import Verdict

router = APIGatewayHttpRouter()
VERSIONS = 100  # that the page shows
VERDICTS = 1000  # the newest that a suggestion looks at: a page of the index, and a brand's recent way of writing


class Judgement(BaseModel):
    """Whether the post is dissatisfied, as the caller reads it."""

    dissatisfied: bool


class BrandReading(BaseModel):
    """How a brand's posts are decided; `current` and `suggestion` are missing until the first post was read."""

    brand: str
    current: Threshold | None
    suggestion: Suggestion | None
    history: list[Threshold]


class _Change(BaseModel):
    note: str = Field(min_length=1, max_length=500)


class NewThreshold(_Change):
    """Where the line should be, and why."""

    threshold: float = Field(ge=LOWEST, le=HIGHEST)


class Restoration(_Change):
    """Which version's value should count again, and why."""

    to: int = Field(ge=1)


def _current() -> Threshold:
    current = wiring.thresholds().current(wiring.settings().brand)
    if current is None:
        raise NotFound("no post was read yet, so there is no threshold")
    return current


@router.put("/cases/<case_id>/mentions/<mention_id>/verdict", summary="Judge a reading", tags=["reading"])
def give_verdict(case_id: str, mention_id: str, body: Judgement) -> Verdict:
    """Say whether a post is dissatisfied; the caller's earlier verdict on it is replaced."""
    person = permitted(router, Act.WORK)
    file = wiring.cases().file(case_id)
    brand = wiring.settings().brand
    return judge(file, mention_id, body.dissatisfied, brand, person, wiring.verdicts(), wiring.now())


@router.get("/reading", summary="The brand's threshold", tags=["reading"])
def brand_reading(miss_cost: Annotated[float, Query(ge=0.1, le=100)] = 3) -> BrandReading:
    """The threshold, what the verdicts speak for, and the history; a miss costs `miss_cost` false alarms."""
    permitted(router, Act.TUNE)
    brand = wiring.settings().brand
    current = wiring.thresholds().current(brand)
    verdicts = wiring.verdicts().newest(brand, VERDICTS)
    return BrandReading(
        brand=brand,
        current=current,
        suggestion=suggest(verdicts, current, miss_cost) if current else None,
        history=wiring.thresholds().history(brand, VERSIONS),
    )


@router.post("/reading/threshold", summary="Set the brand's threshold", tags=["reading"])
def set_threshold(body: NewThreshold, if_match: IfMatch = "") -> Threshold:
    """Move the line; posts that are read from then on, within a minute, are decided by it."""
    person = permitted(router, Act.TUNE)
    current = expect(_current(), seen_in(if_match))
    return wiring.thresholds().add(change(current, body.threshold, body.note, person, wiring.now()))


@router.post("/reading/restore", summary="Go back to an earlier threshold", tags=["reading"])
def restore_threshold(body: Restoration, if_match: IfMatch = "") -> Threshold:
    """Make a new version with an earlier one's value."""
    person = permitted(router, Act.TUNE)
    current = expect(_current(), seen_in(if_match))
    earlier = wiring.thresholds().version(current.brand, body.to)
    return wiring.thresholds().add(restore(current, earlier, body.note, person, wiring.now()))
